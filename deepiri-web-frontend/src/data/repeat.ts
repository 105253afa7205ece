export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];
export type Unit = 'daily' | 'weekly' | 'monthly' | 'yearly';
export type Nth = 1 | 2 | 3 | 4 | -1;
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

/** The weekday that a week begins with. @param firstDay 0 for Sunday, 1 for Monday */
export const weekStartOf = (firstDay: number): Weekday => weekdays[(firstDay + 6) % 7] ?? 'MO';
