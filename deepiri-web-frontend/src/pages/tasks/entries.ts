import type { Project, Task } from 'deepiri-sdk';
import { isOpen } from '../../data/task-cache.ts';
import type { Clock } from '../../data/task-days.ts';
import { addDays, dayBegins, localDay } from '../../data/time.ts';
import type { Grouping } from './search.ts';

/** A part of the list: which, as its grouping names it, and how many tasks it has. */
export type GroupEntry = { kind: 'group'; key: string; value: string | null; count: number };
/** A task in its place. With labels it may stand in several groups, so that the key is not its id. */
export type TaskEntry = {
  kind: 'task';
  key: string;
  task: Task;
  /** The other groups it stands in. */
  also?: readonly string[];
};
export type Entry = GroupEntry | TaskEntry;

export type ProjectsById = ReadonlyMap<string, Project>;

const statuses = ['in_progress', 'todo', 'blocked', 'done', 'cancelled'];
/** From what matters most. */
export const groupPriorities = ['urgent', 'high', 'medium', 'low', 'none'] as const;
const dues = ['late', 'today', 'tomorrow', 'week', 'later', 'none'];
const DAYS_AHEAD = 7;

/** The rows of a list in their groups; each keeps the order it has in the list. */
export function entriesOf(
  tasks: readonly Task[],
  grouping: Grouping,
  clock: Clock,
  projects: ProjectsById = new Map(),
): Entry[] {
  if (grouping === 'none') return tasks.map((task) => ({ kind: 'task', key: task.id, task }));
  const groups = new Map<string | null, Task[]>();
  const valuesOf = valuesBy(grouping, clock, projects);
  const others = (task: Task, value: string | null) =>
    grouping === 'label' ? task.labels.filter((label) => label !== value) : [];
  for (const task of tasks) {
    for (const value of valuesOf(task)) {
      const group = groups.get(value);
      if (group) group.push(task);
      else groups.set(value, [task]);
    }
  }
  return ordered([...groups], grouping, projects).flatMap(([value, members]) => [
    { kind: 'group' as const, key: `group ${value}`, value, count: members.length },
    ...members.map((task) => ({ kind: 'task' as const, key: `${value} ${task.id}`, task, also: others(task, value) })),
  ]);
}

function valuesBy(
  grouping: Grouping,
  clock: Clock,
  projects: ProjectsById,
): (task: Task) => readonly (string | null)[] {
  if (grouping === 'status') return ({ status }) => [status];
  if (grouping === 'priority') return ({ priority }) => [priority];
  if (grouping === 'label') return ({ labels }) => (labels.length > 0 ? labels : [null]);
  if (grouping === 'project')
    return ({ projectId }) => [projectId !== null && projects.has(projectId) ? projectId : null];
  const dueIn = dueGroups(clock);
  return (task) => [dueIn(task)];
}

/** Tells in which stretch of days a task is due. The days are reckoned once, not for each of many tasks. */
function dueGroups({ now, zone, dayStartsAt }: Clock): (task: Task) => string {
  const today = localDay(now, zone, dayStartsAt);
  const begins = (days: number) => dayBegins(addDays(today, days), zone, dayStartsAt).toISOString();
  const ends: readonly [string, string][] = [
    ['today', begins(1)],
    ['tomorrow', begins(2)],
    ['week', begins(DAYS_AHEAD)],
  ];
  const start = begins(0);
  return (task) => {
    const { dueAt } = task;
    if (dueAt === null) return 'none';
    if (dueAt < start) return isOpen(task) ? 'late' : 'today';
    return ends.find(([, end]) => dueAt < end)?.[0] ?? 'later';
  };
}

type Group = [string | null, Task[]];

function ordered(groups: Group[], grouping: Grouping, projects: ProjectsById): Group[] {
  const order = { none: [], label: [], project: [], status: statuses, priority: groupPriorities, due: dues }[
    grouping
  ] as string[];
  const rank = (value: string | null) => (value === null ? order.length + 1 : order.indexOf(value));
  const nameOf = (value: string | null) => (grouping === 'project' ? projects.get(value ?? '')?.name : value) ?? '';
  return groups.sort(([a], [b]) =>
    grouping === 'label' || grouping === 'project'
      ? Number(a === null) - Number(b === null) || nameOf(a).localeCompare(nameOf(b))
      : rank(a) - rank(b),
  );
}
