import { instantOf, type Task, taskDifficulties, taskKinds, taskPriorities, wallClock } from 'deepiri-contracts';
import { parseQuickAdd } from 'deepiri-contracts/quick-add';
import { isWithinReach, taskTime } from '../instant.ts';
import { ruleField } from '../recurrence/rule.ts';
import type { Place } from './draft.ts';

const END_OF_DAY = 24 * 60 - 1;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ].*(?:Z|[+-]\d{2}:?\d{2})$/i;

/** An instant from what people and programs write: RFC 3339, a local time, a date (its end), or words such as “tomorrow 5pm”. */
export function readInstant(text: string, place: Place): string | undefined {
  if (INSTANT.test(text)) return exactly(text);
  const time = LOCAL_TIME.exec(text);
  if (time) return localInstant(time[1]!, Number(time[2]) * 60 + Number(time[3]), place);
  if (DATE.test(text)) return localInstant(text, END_OF_DAY, place);
  const { dueAt, spans } = parseQuickAdd(text, place);
  return isAllRead(text, spans) ? (dueAt ?? undefined) : undefined;
}

const exactly = (instant: string) => taskTime(instant.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));

function isAllRead(text: string, spans: readonly { start: number; end: number }[]): boolean {
  const rest = spans.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return !/[\p{L}\p{N}]/u.test(rest);
}

function localInstant(date: string, minutes: number, { timeZone }: Place): string | undefined {
  if (!isDate(date) || minutes > END_OF_DAY) return undefined;
  return instantOf(date, minutes, timeZone).toISOString();
}

function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) && isWithinReach(text);
}

/** A calendar date; of an instant, the one that it has for the person. */
export function readDate(text: string, { timeZone }: Place): string | undefined {
  const at = INSTANT.test(text) ? exactly(text) : undefined;
  const date = at ? wallClock(new Date(at), timeZone).date : text.slice(0, 10);
  return DATE.test(date) && isDate(date) ? date : undefined;
}

/** What repeats, as a rule or in words such as “every Monday”, with its first time. */
export function readRepetition(text: string, place: Place): { recurrence: string; dueAt: string | null } | undefined {
  if (/^FREQ=|;FREQ=/.test(text)) return isRule(text) ? { recurrence: text, dueAt: null } : undefined;
  const { recurrence, dueAt, spans } = parseQuickAdd(text, place);
  return recurrence !== null && isAllRead(text, spans) ? { recurrence, dueAt } : undefined;
}

export function isRule(text: string): boolean {
  try {
    return ruleField(text) !== null;
  } catch {
    return false;
  }
}

const MOST_MINUTES = 525_600;

/** Minutes, as a number or as hours and minutes: `90`, `1:30`, `1h 30m`. */
export function readMinutes(text: string): number | undefined {
  const clock = /^(\d{1,4}):(\d{2})$/.exec(text);
  const words = /^(?:(\d{1,4}(?:\.\d+)?)\s*h\w*)?\s*(?:(\d{1,6})\s*(?:m\w*)?)?$/i.exec(text);
  const minutes = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : words && (words[1] || words[2])
      ? Math.round(Number(words[1] ?? 0) * 60) + Number(words[2] ?? 0)
      : undefined;
  return minutes !== undefined && minutes <= MOST_MINUTES ? minutes : undefined;
}

const priorityWords = new Map<string, Task['priority']>(
  Object.entries({
    '': 'none',
    normal: 'medium',
    p1: 'urgent',
    p2: 'high',
    p3: 'medium',
    p4: 'none',
    critical: 'urgent',
    lowest: 'low',
    highest: 'urgent',
  } as const),
);
const statusWords = new Map<string, Task['status']>(
  Object.entries({
    todo: 'todo',
    open: 'todo',
    pending: 'todo',
    new: 'todo',
    false: 'todo',
    no: 'todo',
    0: 'todo',
    doing: 'in_progress',
    started: 'in_progress',
    blocked: 'blocked',
    waiting: 'blocked',
    done: 'done',
    completed: 'done',
    complete: 'done',
    closed: 'done',
    finished: 'done',
    true: 'done',
    yes: 'done',
    x: 'done',
    1: 'done',
    cancelled: 'cancelled',
    canceled: 'cancelled',
  } as const),
);

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_-]+/g, '');
const among = <T extends string>(values: readonly T[], text: string) =>
  values.find((value) => plain(value) === plain(text));

export const readPriority = (text: string) => among(taskPriorities, text) ?? priorityWords.get(plain(text));
export const readDifficulty = (text: string) => among(taskDifficulties, text);
export const readKind = (text: string) => among(taskKinds, text);
export const readStatus = (text: string) =>
  plain(text) === 'inprogress' ? 'in_progress' : statusWords.get(plain(text));
export const readLabels = (text: string) => text.split(/[,;|]|\s(?=[#@])/u);
