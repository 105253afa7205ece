import { instantOf, isEndOfDay, wallClock } from 'deepiri-contracts';
import { ruleOf } from './recurrence/rule.ts';
import { isOpen, type StoredTask } from './task.ts';

/** By whose clock a calendar goes. */
type Clock = { timeZone: string; dayStartsAt: string };

/** A task as calendar apps show it: on a day, or at a time and for as long as it is thought to take. */
export type Entry = {
  id: string;
  title: string;
  notes: string;
  /** A calendar date, or an instant. */
  starts: { date: string } | { instant: string };
  minutes: number;
  /** RFC 5545; null when it does not repeat, or no rule of that standard can say when. */
  rule: string | null;
  priority: number;
  labels: string[];
  createdAt: string;
  updatedAt: string;
  version: number;
};

/** What an hour without an estimate takes in a calendar. */
const DEFAULT_MINUTES = 30;
/** RFC 5545 §3.8.1.9: 1 is the highest, 9 the lowest, 0 none. */
const priorities = { urgent: 1, high: 3, medium: 5, low: 7, none: 0 } as const;

/** The entry of a task; undefined when it is over or has no date. */
export function entryOf(task: StoredTask, clock: Clock): Entry | undefined {
  const starts = startOf(task, clock);
  if (!starts || !isOpen(task.status) || task.deletedAt !== null) return undefined;
  const { id, title, notes, labels, createdAt, updatedAt, version } = task;
  return {
    id,
    title,
    notes,
    starts,
    minutes: Math.max(1, task.estimateMinutes ?? DEFAULT_MINUTES),
    rule: task.recurrence === null ? null : ruleIn(task.recurrence, starts, clock),
    priority: priorities[task.priority],
    labels,
    createdAt,
    updatedAt,
    version,
  };
}

function startOf({ dueAt, scheduledFor }: StoredTask, { timeZone, dayStartsAt }: Clock): Entry['starts'] | undefined {
  if (dueAt === null) return scheduledFor === null ? undefined : { date: scheduledFor };
  const at = new Date(dueAt);
  return isEndOfDay(at, timeZone, dayStartsAt) ? { date: wallClock(at, timeZone).date } : { instant: dueAt };
}

const END_OF_DAY = 24 * 60 - 1;

function ruleIn(recurrence: string, starts: Entry['starts'], { timeZone }: Clock): string | null {
  const { parts, afterCompletion, times } = ruleOf(recurrence);
  if (afterCompletion || times !== null) return null;
  const told = [...parts].map(([name, value]) =>
    name === 'UNTIL' ? `UNTIL=${untilOf(value, starts, timeZone)}` : `${name}=${value}`,
  );
  return told.join(';');
}

// RFC 5545 §3.3.10: a date where the start is one, otherwise an instant in UTC.
function untilOf(value: string, starts: Entry['starts'], timeZone: string): string {
  const day = value.slice(0, 8);
  if ('date' in starts) return day;
  if (value.endsWith('Z')) return value;
  const end = instantOf(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`, END_OF_DAY, timeZone);
  return `${end.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
