import type { QuickSpan, Task } from '../http/tasks.ts';
import type { QuickLanguage } from '../quick-marks.ts';
import { localDay, wallClock } from '../time.ts';
import { dueOf, type Place, type When } from './due.ts';
import { endIn, endingOn, withEnds } from './ends.ts';
import { inEnglish } from './german.ts';
import { type FoundMark, findMarks } from './marks.ts';
import type { Named } from './projects.ts';
import { minutesUntil } from './ranges.ts';
import { type Found, scan } from './scan.ts';
import { titleOf } from './title.ts';
import { isNear, joined, masked, type Word, wordsOf } from './words.ts';

export type Understood = Pick<
  Task,
  | 'title'
  | 'dueAt'
  | 'scheduledFor'
  | 'estimateMinutes'
  | 'labels'
  | 'priority'
  | 'difficulty'
  | 'recurrence'
  | 'projectId'
> & {
  /** The name of the project that is to be made for it. */
  newProject: string | null;
  spans: QuickSpan[];
  /** Days that came second: they stay in the title. */
  passedOver: Piece[];
};

type Piece = Pick<QuickSpan, 'start' | 'end' | 'text'>;

export type QuickOptions = Place & {
  ignore?: readonly { start: number; end: number }[];
  /** What `+` may name. */
  projects?: readonly Named[];
  /** Whether `+` may also name a project that is not there. */
  makesProject?: boolean;
  /** The first day of the week, such as `SU`; without it Monday. */
  weekStart?: string | undefined;
  /** In which the line is written; without it English, which is also understood in a German one. */
  language?: QuickLanguage | undefined;
};

/** Reads one line such as `Write report tomorrow 5pm #work !high ~45m`. What is not understood stays in the title. */
export function parseQuickAdd(
  text: string,
  { ignore = [], projects = [], makesProject = false, weekStart, language = 'en', ...place }: QuickOptions,
): Understood {
  const visible = masked(text, ignore);
  const marks = firstOfEach(findMarks(visible, { projects, makesProject, language }));
  const asWritten = wordsOf(masked(visible, marks));
  const words = language === 'de' ? inEnglish(asWritten, text) : asWritten;
  const isEstimated = valueIn(marks, 'estimateMinutes') !== undefined;
  const today = localDay(place.now, place.timeZone, place.dayStartsAt);
  const readings = withEnds(words, scan(words, today));
  const all = meant(
    words,
    readings.filter(({ kind }) => !isEstimated || kind !== 'estimate'),
  );
  const dueAt = dueOf(whenOf(all), place)?.toISOString() ?? null;
  const end = endIn(all, dueAt === null ? today : wallClock(new Date(dueAt), place.timeZone).date);
  const found = all.filter(({ kind }) => end !== undefined || kind !== 'until');
  const recurrence = ruleIn(found, weekStart, end);
  const written = valueIn(marks, 'estimateMinutes') ?? estimateIn(found);
  const estimateMinutes = written ?? lengthIn(found, dueAt, place.timeZone);
  const placeOf = ({ from, to }: Found): Piece => {
    const [start, end] = [words[withPreposition(words, from)]!.start, words[to - 1]!.end];
    return { start, end, text: text.slice(start, end) };
  };
  const spans = [
    ...marks.map(({ start, end, field, value }) => ({ start, end, text: text.slice(start, end), field, value })),
    ...found.flatMap((entry): QuickSpan[] => {
      const whole = { ...placeOf(entry), ...meaningOf(entry, recurrence, dueAt) };
      const cut = entry.kind === 'clock' && written === null ? entry.until?.start : undefined;
      if (cut === undefined || estimateMinutes === null) return [whole];
      const begin = text.slice(whole.start, cut).trimEnd();
      const rest = { start: cut, end: whole.end, text: text.slice(cut, whole.end) };
      return [
        { ...whole, end: whole.start + begin.length, text: begin },
        { ...rest, field: 'estimateMinutes', value: estimateMinutes },
      ];
    }),
  ].sort((a, b) => a.start - b.start);
  return {
    title: titleOf(text, spans),
    dueAt,
    scheduledFor: null,
    estimateMinutes,
    labels: [...new Set(marks.flatMap((mark) => (mark.field === 'labels' ? [mark.value] : [])))],
    projectId: valueIn(marks, 'projectId') ?? null,
    newProject: valueIn(marks, 'newProject') ?? null,
    priority: valueIn(marks, 'priority') ?? 'none',
    difficulty: valueIn(marks, 'difficulty') ?? 'medium',
    recurrence,
    spans,
    passedOver: readings.filter((entry) => DAYS.has(entry.kind) && !found.includes(entry)).map(placeOf),
  };
}

/** What says when, and is said once. */
const DAYS: ReadonlySet<Found['kind']> = new Set(['date', 'duration', 'repeat', 'until']);

function meaningOf(entry: Found, recurrence: string | null, dueAt: string | null): Pick<QuickSpan, 'field' | 'value'> {
  if (entry.kind === 'repeat' || entry.kind === 'until') return { field: 'recurrence', value: recurrence };
  if (entry.kind === 'estimate') return { field: 'estimateMinutes', value: entry.estimateMinutes };
  return { field: 'dueAt', value: dueAt };
}

function estimateIn(found: readonly Found[]): number | null {
  const entry = found.find(({ kind }) => kind === 'estimate');
  return entry?.kind === 'estimate' ? entry.estimateMinutes : null;
}

/** How long it takes when it is said from when until when. */
function lengthIn(found: readonly Found[], dueAt: string | null, timeZone: string): number | null {
  const entry = found.find(({ kind }) => kind === 'clock');
  if (entry?.kind !== 'clock' || !entry.until || dueAt === null) return null;
  return minutesUntil(entry.until.end, wallClock(new Date(dueAt), timeZone).minutes) || null;
}

function ruleIn(found: readonly Found[], weekStart = 'MO', end?: string): string | null {
  const repeat = found.find((entry) => entry.kind === 'repeat');
  if (!repeat) return null;
  const isOtherWeek = repeat.windowed && repeat.rule.startsWith('FREQ=WEEKLY;') && weekStart !== 'MO';
  const rule = isOtherWeek ? repeat.rule.replace(';', `;WKST=${weekStart};`) : repeat.rule;
  return end === undefined ? rule : endingOn(rule, end);
}

const MAX_LABELS = 50;

// A task has many labels but one priority, difficulty and estimate: what comes later stays in the title.
function firstOfEach(marks: readonly FoundMark[]): FoundMark[] {
  const seen = new Set<string>();
  let labels = 0;
  return marks.filter(({ field }) => {
    if (field === 'labels') return ++labels <= MAX_LABELS;
    if (seen.has(field)) return false;
    seen.add(field);
    return true;
  });
}

function valueIn<F extends FoundMark['field']>(marks: readonly FoundMark[], field: F) {
  return marks.find((mark): mark is FoundMark & { field: F } => mark.field === field)?.value as
    | Extract<FoundMark, { field: F }>['value']
    | undefined;
}

/** The first of each kind, and a weekday together with the date that it stands beside. */
function meant(words: readonly Word[], found: readonly Found[]): Found[] {
  const chosen: Found[] = [];
  for (const entry of found) {
    const earlier = chosen.findLast(({ kind }) => kind === entry.kind);
    const isOneDay =
      (entry.kind === 'date' || entry.kind === 'until') && earlier?.to === entry.from && isNear(words, entry.from);
    if (!earlier || isOneDay) chosen.push(entry);
  }
  const isAhead = chosen.some(({ kind }) => kind === 'duration');
  return isAhead ? chosen.filter(({ kind }) => ['duration', 'repeat', 'until', 'estimate'].includes(kind)) : chosen;
}

function whenOf(found: readonly Found[]): When {
  const when: When = {};
  for (const entry of found) {
    if (entry.kind === 'date') when.date = entry.date;
    else if (entry.kind === 'clock') when.clock = entry;
    else if (entry.kind === 'part') Object.assign(when, { part: entry.part, today: entry.today ?? false });
    else if (entry.kind === 'duration') when.minutesAhead = entry.minutesAhead;
    else if (entry.kind === 'repeat') when.repeat = entry;
  }
  return when;
}

const PREPOSITIONS = [
  'on',
  'at',
  '@',
  'by',
  'for',
  'in',
  'due',
  'from',
  'until',
  'till',
  'to',
  'around',
  'about',
  'before',
  'between',
];

// "due on friday": the small words before a time belong to it, so that they do not dangle in the title.
function withPreposition(words: readonly Word[], from: number): number {
  let at = from;
  if (words[at - 1]?.text === 'the' && joined(words, at) !== undefined && isPreposition(words, at - 1)) at--;
  while (isPreposition(words, at)) at--;
  return at;
}

function isPreposition(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.text ?? '';
  return PREPOSITIONS.includes(before) && (joined(words, at) !== undefined || (before === 'due' && isNear(words, at)));
}
