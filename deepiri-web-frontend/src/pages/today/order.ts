import type { Task, TaskPlan } from 'deepiri-sdk';
import type { Reason, RowItem } from '../../components/task-row/row-item.ts';
import { byPlace } from '../../data/by-place.ts';
import { inDayOrder } from '../../data/day-order.ts';
import { isAnyDay, isPressing } from '../../data/habit.ts';
import { isOpen } from '../../data/task-cache.ts';
import { type Clock, dayOf, minutesLeft } from '../../data/task-days.ts';
import { priorityRanks } from '../../data/task-list.ts';
import { addDays, dayBegins, localDay } from '../../data/time.ts';

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
  if (task.priority === 'urgent' || task.priority === 'high') return { key: `priority.${task.priority}` };
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

function byWeight(a: RowItem, b: RowItem): number {
  return (
    priorityRanks[b.task.priority] - priorityRanks[a.task.priority] ||
    b.task.createdAt.localeCompare(a.task.createdAt) ||
    b.task.id.localeCompare(a.task.id)
  );
}

/** Steps below the task that they are a part of, in the order they have there; the rest stays as it is. */
function withSteps(items: readonly RowItem[]): RowItem[] {
  const steps = Map.groupBy(items, ({ task }) => task.parentId);
  const ids = new Set(items.map(({ task }): string | null => task.id));
  const below = (item: RowItem): RowItem[] => [
    item,
    ...(steps.get(item.task.id) ?? []).sort((a, b) => byPlace(a.task, b.task)).flatMap(below),
  ];
  return items.filter(({ task }) => !ids.has(task.parentId)).flatMap(below);
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
  const inOrder = (items: RowItem[]) => inDayOrder(items, ({ day }) => day ?? today, clock);
  // What is under way stands above the rest of its day.
  const isStarted = ({ task }: RowItem) => task.status === 'in_progress';
  const { started = [], rest = [] } = Object.groupBy(result.now, (item) => (isStarted(item) ? 'started' : 'rest'));
  result.now = [...inOrder(started), ...inOrder(rest)];
  result.earlier = inOrder(result.earlier);
  result.anytime = withSteps(result.anytime.sort(byWeight));
  result.later = inOrder(result.later);
  // What waits keeps the order of the plan: nothing stands above what it waits for.
  result.plannedMinutes = [...result.now, ...result.earlier].reduce(
    (sum, { task }) => sum + (task.estimateMinutes ?? 0),
    0,
  );
  return result;
}
