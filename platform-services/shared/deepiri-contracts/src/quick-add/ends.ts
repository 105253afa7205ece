import { weekdayNamed, weekdayShort } from './calendar.ts';
import type { Found } from './scan.ts';
import { isNear, type Word } from './words.ts';

const UNTIL: readonly (string | undefined)[] = ['until', 'till'];
/** "until the end of the year", "bis zum 1. Januar" */
const BETWEEN: readonly (string | undefined)[] = ['the', 'by'];

/** Where something repeats, the day until which it is said to is no day on which it is due: `every 3 days until 1 Jan`. */
export function withEnds(words: readonly Word[], readings: readonly Found[]): Found[] {
  if (!readings.some(({ kind }) => kind === 'repeat')) return [...readings];
  const result: Found[] = [];
  for (const [place, entry] of readings.entries()) {
    const before = result.at(-1);
    // "until friday, 1 Jan"
    const goesOn = before?.kind === 'until' && before.to === entry.from && isNear(words, entry.from);
    const ends = entry.kind === 'date' && (goesOn || isEnd(words, entry, before, readings[place + 1]));
    result.push(ends ? { ...entry, kind: 'until' } : entry);
  }
  return result;
}

function isEnd(words: readonly Word[], entry: Found, before?: Found, next?: Found): boolean {
  let at = entry.from - 1;
  if (BETWEEN.includes(words[at]?.text)) at--;
  if (!UNTIL.includes(words[at]?.text)) return false;
  // "every monday until friday" tells of days of the week, not of an end.
  const isOfWeek = before?.kind === 'repeat' && before.to === at && before.weekdays.length > 0;
  const isDated = next?.kind === 'date' && next.from === entry.to && isNear(words, next.from);
  const day = entry.to - entry.from === 1 && !isDated ? words[entry.from]!.text : undefined;
  return !(isOfWeek && (weekdayNamed(day)?.day ?? weekdayShort(day)) !== undefined);
}

/** The day with which a rhythm ends: not before it has begun. */
export function endIn(found: readonly Found[], begin: string): string | undefined {
  const last = found.findLast(({ kind }) => kind === 'until');
  return last?.kind === 'until' && last.date >= begin ? last.date : undefined;
}

/** A rule that ends with a day, that day included. */
export function endingOn(rule: string, day: string): string {
  const [rhythm, from] = rule.split(/(?=;X-FROM=)/);
  return `${rhythm};UNTIL=${day.replaceAll('-', '')}${from ?? ''}`;
}
