import type { Task, TaskPlan } from 'deepiri-sdk';
import type { Reason, RowItem } from '../../components/task-row/row-item.ts';
import { isAnyDay, isPressing } from '../../data/habit.ts';
import { isOpen } from '../../data/task-cache.ts';
import { type Clock, dayOf, minutesLeft } from '../../data/task-days.ts';
import { addDays, dayBegins, isEndOfDay, localDay } from '../../data/time.ts';

export type Today = {
  now: RowItem[];
  /** From days that have passed: each waits for a new day. */
  earlier: RowItem[];
  anytime: RowItem[];
  later: RowItem[];
  waiting: RowItem[];
  /** Minutes of the estimates in `now` and `earlier`. */
  plannedMinutes: number;
};

type Planned = TaskPlan['items'][number];

/** Less than this between finishing at the estimate and being late is worth a word. */
const TIGHT_MINUTES = 60;
const QUICK_MINUTES = 10;
const priorities = { urgent: 0, high: 1, medium: 2, low: 4, none: 3 } as const;

/** Open tasks by the task they wait for. */
function heldUp(items: readonly Planned[]): Map<string, Task[]> {
  const held = new Map<string, Task[]>();
  for (const { task } of items) {
    if (!isOpen(task)) continue;
    for (const id of task.blockedBy) {
      const waiting = held.get(id);
      if (waiting) waiting.push(task);
      else held.set(id, [task]);
    }
  }
  return held;
}

type Seen = { day: string | null; today: string; held: readonly Task[]; left: number | null };

function reasonFor(item: Planned, { day, today, held, left }: Seen): Reason | null {
  const { task } = item;
  if (task.status === 'in_progress') return { key: 'why.started' };
  const spare = left !== null && left >= 0 && day === today ? left - (task.estimateMinutes ?? 0) : null;
  if (spare !== null && spare < 0) return { key: 'why.short', values: { minutes: -spare } };
  if (spare !== null && spare < TIGHT_MINUTES) return { key: 'why.tight', values: { minutes: spare } };
  if (held.length === 1) return { key: 'why.holdsUpOne', values: { title: held[0]?.title ?? '' } };
  if (held.length > 1) return { key: 'why.holdsUp', values: { count: held.length } };
  if (task.priority === 'urgent' || task.priority === 'high') return { key: `why.${task.priority}` };
  if (isAnyDay(task, today)) return isPressing(task, today) ? { key: 'why.noDayToSpare' } : null;
  if (task.scheduledFor === today) return { key: 'why.planned' };
  if (task.estimateMinutes !== null && task.estimateMinutes <= QUICK_MINUTES) return { key: 'why.quick' };
  return null;
}

/** @param places of the open tasks in the plan */
function waitingReason({ task }: Planned, open: readonly Planned[], places: ReadonlyMap<string, number>): Reason {
  const blockers = task.blockedBy.map((id) => places.get(id)).filter((place) => place !== undefined);
  if (blockers.length === 0) return { key: 'why.setAside' };
  const title = open[Math.min(...blockers)]?.task.title ?? '';
  if (blockers.length === 1) return { key: 'why.after', values: { title } };
  return { key: 'why.afterMany', values: { title, count: blockers.length - 1 } };
}

/** Started first, then what must begin earliest to be ready in time, then what weighs most, then the oldest. */
function byPressure(held: Map<string, Task[]>) {
  const begin = (task: Task) =>
    task.dueAt ? Date.parse(task.dueAt) - (task.estimateMinutes ?? 0) * 60_000 : Number.MAX_SAFE_INTEGER;
  const started = (task: Task) => (task.status === 'in_progress' ? 0 : 1);
  return (a: RowItem, b: RowItem) =>
    started(a.task) - started(b.task) ||
    begin(a.task) - begin(b.task) ||
    priorities[a.task.priority] - priorities[b.task.priority] ||
    (held.get(b.task.id)?.length ?? 0) - (held.get(a.task.id)?.length ?? 0) ||
    a.task.createdAt.localeCompare(b.task.createdAt) ||
    a.task.id.localeCompare(b.task.id);
}

/** When a task is due on the day it is for; null without a time of that day. */
function timeOn({ task, day }: RowItem, { zone, dayStartsAt }: Clock): number | null {
  if (!task.dueAt) return null;
  const due = new Date(task.dueAt);
  return localDay(due, zone, dayStartsAt) === day && !isEndOfDay(due, zone, dayStartsAt) ? due.getTime() : null;
}

/** By day, in a day by the time it is due at, those without a time last, then by what weighs most. */
function sortByDay(items: RowItem[], clock: Clock): void {
  const times = new Map(items.map((item) => [item, timeOn(item, clock) ?? Number.MAX_SAFE_INTEGER]));
  const time = (item: RowItem) => times.get(item) ?? 0;
  items.sort(
    (a, b) =>
      (a.day ?? '').localeCompare(b.day ?? '') ||
      time(a) - time(b) ||
      priorities[a.task.priority] - priorities[b.task.priority] ||
      a.task.id.localeCompare(b.task.id),
  );
}

function byWeight(a: RowItem, b: RowItem): number {
  return (
    priorities[a.task.priority] - priorities[b.task.priority] ||
    b.task.createdAt.localeCompare(a.task.createdAt) ||
    b.task.id.localeCompare(a.task.id)
  );
}

function placeOf(item: Planned, day: string | null, today: string): keyof Omit<Today, 'plannedMinutes'> {
  if (!item.ready || item.task.status === 'blocked') return 'waiting';
  if (item.task.status === 'in_progress') return 'now';
  if (isAnyDay(item.task, today) && (day === null || day > today))
    return isPressing(item.task, today) ? 'now' : 'anytime';
  if (day !== null) return day < today ? 'earlier' : day === today ? 'now' : 'later';
  return item.task.priority === 'urgent' || item.task.priority === 'high' ? 'now' : 'anytime';
}

/**
 * How many are in `now` and `earlier`, without putting them in order: a glance for the frame, which is taken at each
 * change, so it reckons the end of today once and no day of any of thousands of tasks.
 */
export function countToday({ items }: TaskPlan, { now, zone, dayStartsAt }: Clock): number {
  const today = localDay(now, zone, dayStartsAt);
  const end = dayBegins(addDays(today, 1), zone, dayStartsAt).getTime();
  return items.filter(({ task, ready }) => {
    if (!isOpen(task) || !ready || task.status === 'blocked') return false;
    const { dueAt, scheduledFor, priority } = task;
    if (task.status === 'in_progress') return true;
    if (isAnyDay(task, today)) return isPressing(task, today) || (dueAt !== null && Date.parse(dueAt) < end);
    if (dueAt === null && scheduledFor === null) return priority === 'urgent' || priority === 'high';
    return (dueAt !== null && Date.parse(dueAt) < end) || (scheduledFor !== null && scheduledFor <= today);
  }).length;
}

/** What to do now, in order, each with why it is there. Finished tasks in the plan are left out. */
export function orderToday(plan: TaskPlan, clock: Clock): Today {
  const today = localDay(clock.now, clock.zone, clock.dayStartsAt);
  const open = plan.items.filter((item) => isOpen(item.task));
  const held = heldUp(open);
  const places = new Map(open.map(({ task }, place) => [task.id, place]));
  const result: Today = { now: [], earlier: [], anytime: [], later: [], waiting: [], plannedMinutes: 0 };
  for (const item of open) {
    const day = dayOf(item.task, clock);
    const left = minutesLeft(item.task, clock);
    const reason =
      item.ready && item.task.status !== 'blocked'
        ? reasonFor(item, { day, today, held: held.get(item.task.id) ?? [], left })
        : waitingReason(item, open, places);
    result[placeOf(item, day, today)].push({
      task: item.task,
      day,
      late: (left !== null && left < 0) || (day !== null && day < today),
      reason,
    });
  }
  result.now.sort(byPressure(held));
  sortByDay(result.earlier, clock);
  result.anytime.sort(byWeight);
  sortByDay(result.later, clock);
  // What waits keeps the order of the plan: nothing stands above what it waits for.
  result.plannedMinutes = [...result.now, ...result.earlier].reduce(
    (sum, { task }) => sum + (task.estimateMinutes ?? 0),
    0,
  );
  return result;
}
