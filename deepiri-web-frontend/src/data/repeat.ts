import { addDays } from './time.ts';

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];
export const workdays: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR'];
export const units = ['daily', 'weekly', 'monthly', 'yearly'] as const;
export type Unit = (typeof units)[number];
export const nths = [1, 2, 3, 4, -1] as const;
export type Nth = (typeof nths)[number];
/** A day of each month: by its date (-1 the last), or by its weekday. */
export type MonthDay = { by: 'date'; day: number } | { by: 'weekday'; nth: Nth; weekday: Weekday };
export type End = { kind: 'never' } | { kind: 'until'; date: string } | { kind: 'count'; count: number };

/** A repetition as people choose it: as much of RFC 5545 as a few controls can say. */
export type Repeat = {
  unit: Unit;
  every: number;
  /** Weekly: on these days; none for that of the task. */
  days: readonly Weekday[];
  /** Monthly: on this day; null for that of the task. */
  monthDay: MonthDay | null;
  afterCompletion: boolean;
  /** So many times in each day, week or month, whichever days of it; null for days of its own. */
  times: number | null;
  /** The first day of such a week. */
  weekStart: Weekday;
  end: End;
};

const SHAPE = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  COUNT: /^[1-9]\d{0,3}$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  BYDAY: /^([1-4]|-1)?(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/,
  BYMONTHDAY: /^([1-9]|[12]\d|3[01]|-1)$/,
  'X-FROM': /^COMPLETION$/,
  'X-TIMES': /^[1-9]\d?$/,
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
} as const;
type Part = keyof typeof SHAPE;

function partsOf(rule: string): Map<Part, string> | null {
  const parts = new Map<Part, string>();
  for (const part of rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name, value = ''] = part.split('=', 2) as [Part, string?];
    if (!Object.hasOwn(SHAPE, name) || parts.has(name) || !SHAPE[name].test(value)) return null;
    parts.set(name, value);
  }
  return parts.has('FREQ') ? parts : null;
}

/** A rule as it can be chosen; null for one that says more than that. */
export function readRepeat(rule: string): Repeat | null {
  const parts = partsOf(rule);
  if (!parts || (parts.has('COUNT') && parts.has('UNTIL'))) return null;
  const unit = parts.get('FREQ')?.toLowerCase() as Unit;
  const [byDay, byDate] = [parts.get('BYDAY'), parts.get('BYMONTHDAY')];
  const nth = byDay && /^([1-4]|-1)([A-Z]{2})$/.exec(byDay);
  if (byDay && (nth ? unit !== 'monthly' || byDate : unit !== 'weekly' || /\d/.test(byDay))) return null;
  if (byDate && unit !== 'monthly') return null;
  const times = parts.get('X-TIMES');
  if (times ? parts.has('INTERVAL') || byDay || byDate || parts.has('X-FROM') : parts.has('WKST')) return null;
  const named = byDay && !nth ? byDay.split(',') : [];
  return {
    unit,
    every: Number(parts.get('INTERVAL') ?? 1),
    days: weekdays.filter((day) => named.includes(day)),
    monthDay: nth
      ? { by: 'weekday', nth: Number(nth[1]) as Nth, weekday: nth[2] as Weekday }
      : byDate
        ? { by: 'date', day: Number(byDate) }
        : null,
    afterCompletion: parts.has('X-FROM'),
    times: times ? Number(times) : null,
    weekStart: (parts.get('WKST') as Weekday | undefined) ?? 'MO',
    end: endOf(parts),
  };
}

function endOf(parts: ReadonlyMap<Part, string>): End {
  const [count, until] = [parts.get('COUNT'), parts.get('UNTIL')];
  if (count) return { kind: 'count', count: Number(count) };
  if (!until) return { kind: 'never' };
  return { kind: 'until', date: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` };
}

/** What was chosen as a rule of RFC 5545. */
export function ruleOf({ unit, every, days, monthDay, afterCompletion, times, weekStart, end }: Repeat): string {
  const parts = [`FREQ=${unit.toUpperCase()}`];
  if (times !== null && unit === 'weekly' && weekStart !== 'MO') parts.push(`WKST=${weekStart}`);
  if (times !== null) parts.push(`X-TIMES=${times}`);
  if (every > 1) parts.push(`INTERVAL=${every}`);
  if (unit === 'weekly' && days.length > 0)
    parts.push(`BYDAY=${weekdays.filter((day) => days.includes(day)).join(',')}`);
  if (unit === 'monthly' && monthDay)
    parts.push(monthDay.by === 'date' ? `BYMONTHDAY=${monthDay.day}` : `BYDAY=${monthDay.nth}${monthDay.weekday}`);
  if (end.kind === 'count') parts.push(`COUNT=${end.count}`);
  if (end.kind === 'until') parts.push(`UNTIL=${end.date.replaceAll('-', '')}`);
  if (afterCompletion) parts.push('X-FROM=COMPLETION');
  return parts.join(';');
}

/** The weekday that a week begins with. @param firstDay 0 for Sunday, 1 for Monday */
export const weekStartOf = (firstDay: number): Weekday => weekdays[(firstDay + 6) % 7] ?? 'MO';

export function weekdayOf(date: string): Weekday {
  return weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';
}

/** Which weekday of its month a date is; the last where there is no fourth-and-a-bit, such as a fifth. */
export function nthOf(date: string): Nth {
  const nth = Math.ceil(Number(date.slice(8)) / 7);
  return nth > 4 ? -1 : (nth as Nth);
}

/** Whether a date is one of the days of a repetition, as far as its days go. */
export function fallsOn({ unit, days, monthDay, afterCompletion }: Repeat, date: string): boolean {
  if (afterCompletion) return true;
  if (unit === 'weekly') return days.length === 0 || days.includes(weekdayOf(date));
  if (unit !== 'monthly' || !monthDay) return true;
  const isLastOf = (days: number) => addDays(date, days).slice(0, 7) !== date.slice(0, 7);
  if (monthDay.by === 'date') return monthDay.day === -1 ? isLastOf(1) : Number(date.slice(8)) === monthDay.day;
  if (weekdayOf(date) !== monthDay.weekday) return false;
  return monthDay.nth === -1 ? isLastOf(7) : Math.ceil(Number(date.slice(8)) / 7) === monthDay.nth;
}

/** The first day of a repetition for a task that has no date yet. @param from the first that it may be */
export function firstDay(repeat: Repeat, from: string): string {
  for (let ahead = 0; ahead < 366; ahead++) {
    const date = addDays(from, ahead);
    if (fallsOn(repeat, date)) return date;
  }
  return from;
}
