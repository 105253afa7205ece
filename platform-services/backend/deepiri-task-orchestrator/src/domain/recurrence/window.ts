import { addDays } from 'deepiri-contracts';
import type { Rule } from './rule.ts';

/** Local days that belong together, the first and the last. */
export type Window = { from: string; to: string };

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const FIRST_DAY = 'MO';

/** The day, week or month of a rule with times per window that a local day lies in. */
export function windowOf({ parts }: Rule, day: string): Window {
  if (parts.get('FREQ') === 'DAILY') return { from: day, to: day };
  if (parts.get('FREQ') === 'MONTHLY') {
    const from = `${day.slice(0, 7)}-01`;
    const next = `${addDays(from, 31).slice(0, 7)}-01`;
    return { from, to: addDays(next, -1) };
  }
  const into = (weekdayOf(day) - DAYS.indexOf(parts.get('WKST') ?? FIRST_DAY) + 7) % 7;
  return { from: addDays(day, -into), to: addDays(day, 6 - into) };
}

/** The window after one; undefined when the rule has ended by then. */
export function windowAfter(rule: Rule, { to }: Window): Window | undefined {
  const next = windowOf(rule, addDays(to, 1));
  return hasEnded(rule, next.from) ? undefined : next;
}

function hasEnded({ parts }: Rule, day: string): boolean {
  const until = parts.get('UNTIL')?.slice(0, 8);
  return until !== undefined && day.replaceAll('-', '') > until;
}

/** What has to stay as it is for a row of kept windows to go on. */
export function rhythmOf({ parts, times }: Rule): string {
  const [unit, every, first] = [parts.get('FREQ'), parts.get('INTERVAL') ?? '1', parts.get('WKST') ?? FIRST_DAY];
  return times === null ? `${unit} ${every}` : `${unit} times ${first}`;
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
