import { type Task, wallClock, type ZoneRecord } from 'deepiri-contracts';
import { beatEstimate } from './award.ts';

type TraitOf<K extends string, V extends string> = `${K}:${V}`;

/** What completions are counted by. Each award names the counters that it raised, so that its reversal lowers the same ones. */
export type Counter =
  | 'completed'
  | TraitOf<'difficulty', Task['difficulty']>
  | TraitOf<'kind', Task['kind']>
  | 'urgent'
  | 'on_time'
  | 'on_planned_day'
  | 'faster_than_estimate'
  | 'as_estimated'
  | 'long'
  | 'part_of_another'
  | 'imported'
  | 'early'
  | 'late'
  | 'weekend';

const LONG_MINUTES = 120;
const ESTIMATE_TOLERANCE = 0.1;
const EARLY = { from: 5 * 60, to: 8 * 60 };
const LATE = { from: 22 * 60, to: 4 * 60 };

/** The counters that a completion raises. @param day its local day */
export function countersOf(task: Task, at: Date, { timeZone }: ZoneRecord, day: string): Counter[] {
  const { minutes } = wallClock(at, timeZone);
  const traits: Record<string, boolean> = {
    urgent: task.priority === 'urgent',
    on_time: task.dueAt !== null && at.getTime() <= Date.parse(task.dueAt),
    on_planned_day: task.scheduledFor === day,
    faster_than_estimate: beatEstimate(task),
    as_estimated: isAsEstimated(task),
    long: (task.actualMinutes ?? 0) >= LONG_MINUTES,
    part_of_another: task.parentId !== null,
    imported: task.source !== null,
    early: minutes >= EARLY.from && minutes < EARLY.to,
    late: minutes >= LATE.from || minutes < LATE.to,
    weekend: [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  } satisfies Partial<Record<Counter, boolean>>;
  const shown = Object.keys(traits).filter((name) => traits[name]) as Counter[];
  return ['completed', `difficulty:${task.difficulty}`, `kind:${task.kind}`, ...shown];
}

function isAsEstimated({ estimateMinutes, actualMinutes }: Task): boolean {
  if (!estimateMinutes || actualMinutes === null) return false;
  return Math.abs(actualMinutes - estimateMinutes) <= estimateMinutes * ESTIMATE_TOLERANCE;
}

/** Counters raised (or lowered) by one each; those at zero are left out. */
export function counted(
  counters: Record<string, number>,
  names: readonly string[],
  by: 1 | -1,
): Record<string, number> {
  const next = { ...counters };
  for (const name of names) {
    const count = (next[name] ?? 0) + by;
    if (count > 0) next[name] = count;
    else delete next[name];
  }
  return next;
}
