import { problem, type Task } from 'deepiri-contracts';
import { RRuleTemporal } from 'rrule-temporal';

/** A repetition by the calendar, counted from the day on which it was done, or so many times in each window. */
export type Rule = { parts: ReadonlyMap<string, string>; afterCompletion: boolean; times: number | null };

/** Our own part of a rule: `X-FROM=COMPLETION` counts from the day on which the task was done. */
const FROM = 'X-FROM';
/** Another: `X-TIMES=3` is three times in each day, week (whose first day `WKST` names) or month. */
const TIMES = 'X-TIMES';
const BESIDE_TIMES = ['FREQ', 'WKST', 'COUNT', 'UNTIL', TIMES];
const DAY = '(MO|TU|WE|TH|FR|SA|SU)';
const listOf = (entry: string) => new RegExp(`^${entry}(,${entry}){0,99}$`);
const signed = (numbers: string) => listOf(`[+-]?(${numbers})`);
/** What a rule may say (RFC 5545 §3.3.10). The time of day comes from the due date, so a rule has none. */
const PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  COUNT: /^[1-9]\d{0,3}$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  BYDAY: listOf(`([+-]?([1-9]|[1-4]\\d|5[0-3]))?${DAY}`),
  BYMONTHDAY: signed('[1-9]|[12]\\d|3[01]'),
  BYYEARDAY: signed('[1-9]\\d?|[12]\\d\\d|3[0-5]\\d|36[0-6]'),
  BYWEEKNO: signed('[1-9]|[1-4]\\d|5[0-3]'),
  BYMONTH: listOf('([1-9]|1[0-2])'),
  BYSETPOS: signed('[1-9]\\d?|[12]\\d\\d|3[0-5]\\d|36[0-6]'),
  WKST: new RegExp(`^${DAY}$`),
  [FROM]: /^COMPLETION$/,
  [TIMES]: /^[1-9]\d?$/,
};
/** How far a rule is followed that may never come to a day, such as 30 February. */
const MOST_STEPS = 400;
/** And how far where many of its days are wanted at once: every day for some years. */
const MOST_WITHIN = 2_000;
const SOME_DAY = '2024-01-01';

/** @throws ProblemError invalid_body */
export function ruleField(text: string | null): string | null {
  if (text === null) return null;
  const wrong = whatIsWrong(text);
  if (wrong === undefined) return text;
  throw refused(wrong, 'Use a rule such as FREQ=WEEKLY;BYDAY=MO (RFC 5545).');
}

/** What is thrown for a rule that has no day. */
export function notComing(why: string) {
  return refused(why, 'Choose another rule, or another date to begin with.');
}

function refused(why: string, remedy: string) {
  const message = `is no repetition: ${why}`;
  return problem('invalid_body', `recurrence ${message}. ${remedy}`, {
    errors: [{ pointer: '/recurrence', message, code: 'not_a_repetition' }],
  });
}

function whatIsWrong(text: string): string | undefined {
  const seen = new Set<string>();
  for (const [name, value] of pairsOf(text)) {
    const allowed = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (!allowed) return name === '' ? 'a part is empty' : `${name} is not a part that it can have`;
    if (seen.has(name)) return `${name} stands twice`;
    if (!allowed.test(value)) return `${name} cannot be ${value === '' ? 'empty' : value}`;
    seen.add(name);
  }
  if (!seen.has('FREQ')) return 'FREQ is missing';
  if (seen.has(TIMES)) {
    const other = [...seen].find((name) => !BESIDE_TIMES.includes(name));
    if (other) return `${other} does not go with ${TIMES}`;
    if (partsOf(text).get('FREQ') === 'YEARLY') return `${TIMES} counts in days, weeks or months`;
  }
  try {
    const { done } = datesAfter(ruleOf(text), SOME_DAY, SOME_DAY).next();
    return done && !seen.has('UNTIL') ? 'it never comes to a day' : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** A rule that `ruleField` has let through. */
export function ruleOf(text: string): Rule {
  const parts = partsOf(text);
  const times = Number(parts.get(TIMES) ?? 0) || null;
  parts.delete(TIMES);
  const afterCompletion = parts.delete(FROM);
  return { parts, afterCompletion, times };
}

/** Whether a task rolls over: one to be done so many times per window, or a habit that repeats by the calendar. */
export function isHabit({ recurrence, kind }: Pick<Task, 'recurrence' | 'kind'>): boolean {
  if (recurrence === null) return false;
  const names = new Set(pairsOf(recurrence).map(([name]) => name));
  return names.has(TIMES) || (kind === 'habit' && !names.has(FROM));
}

/** The rule for what comes after one more time, or null when it was the last one. */
export function ruleAfter(text: string): string | null {
  const count = partsOf(text).get('COUNT');
  if (count === undefined) return text;
  return Number(count) > 1 ? text.replace(/COUNT=\d+/i, `COUNT=${Number(count) - 1}`) : null;
}

/**
 * The days of a rule that counts from a first day on, those after a day: as dates, for clocks play no part in it and no
 * change of theirs can skip a day.
 */
export function* datesAfter({ parts }: Rule, first: string, after: string): Generator<string> {
  const rule = ruleFrom(parts, first);
  for (let day = nextOf(rule, midnight(after)); day; day = nextOf(rule, day)) yield day.toISOString().slice(0, 10);
}

/** The days of a rule that counts from a first day on, from one day to another, both included. */
export function datesWithin({ parts }: Rule, first: string, from: string, to: string): string[] {
  if (from > to) return [];
  const days = ruleFrom(parts, first, MOST_WITHIN).between(midnight(from), midnight(to), true);
  return days.map(({ epochMilliseconds }) => new Date(epochMilliseconds).toISOString().slice(0, 10));
}

function ruleFrom(parts: Rule['parts'], first: string, maxIterations = MOST_STEPS): RRuleTemporal {
  const line = [...parts]
    .filter(([name]) => name !== 'COUNT')
    .map(([name, value]) => `${name}=${name === 'UNTIL' ? value.slice(0, 8) : value}`)
    .join(';');
  const start = `DTSTART;TZID=UTC:${first.replaceAll('-', '')}T000000`;
  return new RRuleTemporal({ rruleString: `${start}\nRRULE:${line}`, maxIterations });
}

function midnight(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function nextOf(rule: RRuleTemporal, after: Date): Date | undefined {
  try {
    const next = rule.next(after);
    return next ? new Date(next.epochMilliseconds) : undefined;
  } catch (error) {
    if ((error as Error).message.startsWith('Maximum iterations')) return undefined;
    throw error;
  }
}

function partsOf(text: string): Map<string, string> {
  return new Map(pairsOf(text));
}

function pairsOf(text: string): [name: string, value: string][] {
  const parts = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';');
  return parts.map((part) => {
    const [name = '', value = ''] = part.split('=', 2);
    return [name, value];
  });
}
