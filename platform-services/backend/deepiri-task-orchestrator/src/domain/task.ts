import { type Habit, type Task, type TaskStatus, taskPriorities } from 'deepiri-contracts';
import { firstPosition } from './position.ts';
import { isHabit } from './recurrence/rule.ts';

/** What is stored: the public task, what only rules need, and keys that queries sort and select by. */
export type StoredTask = Task & {
  deletedAt: string | null;
  /** The parent that it went to the trash with, if so: it comes back with it too. */
  deletedWith: string | null;
  /** The next time of a repeating task, away again because that was not done after all: nobody deleted it, so the trash leaves it out. */
  takenBack?: boolean | undefined;
  /** Minutes of its time entries that are part of `actualMinutes`. */
  trackedMinutes: number;
  /** The version up to which nobody but the rollover has touched a successor; without it the first. */
  restedAt?: number;
  /** The time on the wall that it repeats at, in minutes, where the clocks have left that out on the day it is due. */
  leftOut?: number | undefined;
  /** How a habit stood at the time that was skipped last. */
  skipped?: Habit | null;
  /** Id of the `task.completed` event that holds while the task is done. */
  completionId: string | null;
  /** Since when it holds nobody up (done, cancelled or deleted); null while it does. */
  closedAt: string | null;
  bin: (typeof bins)[number];
  /**
   * What selective queries start from: the status, the project, the parent and `subtask`, `waiting` for an open task with
   * dependencies, `habit` for an open one that rolls over, and what counts for the progress of a project.
   */
  facets: string[];
  priorityRank: number;
  titleKey: string;
  /** The id that it has in archives, where an import gave it another one here. */
  archiveId?: string;
};

export const bins = ['list', 'trash', 'taken_back'] as const;

export type Unfiled = Omit<StoredTask, 'bin' | 'facets' | 'priorityRank' | 'titleKey'>;

/** The facet of open tasks that have dependencies: their edges are the graph. */
export const WAITING = 'waiting';
/** The facet of tasks that have a parent. */
export const SUBTASK = 'subtask';
/** The facet of open tasks that roll over. */
export const HABIT = 'habit';
const TITLE_KEY_LENGTH = 80;

/** Adds the keys that follow from the other fields. */
export function filed(task: Unfiled): StoredTask {
  return {
    ...task,
    bin: task.deletedAt === null ? 'list' : task.takenBack ? 'taken_back' : 'trash',
    facets: facetsOf(task),
    priorityRank: taskPriorities.indexOf(task.priority),
    titleKey: task.title.slice(0, TITLE_KEY_LENGTH).toLowerCase(),
  };
}

/** The facet of the tasks that a project counts as open, or as done; what was cancelled or deleted is neither. */
export function countedFacet(projectId: string, as: 'open' | 'done'): string {
  return `${projectId} ${as}`;
}

function facetsOf(task: Unfiled): string[] {
  const { status, projectId, parentId, blockedBy, deletedAt } = task;
  const facets: string[] = [status];
  if (projectId !== null) facets.push(projectId);
  if (projectId !== null && deletedAt === null && status !== 'cancelled')
    facets.push(countedFacet(projectId, status === 'done' ? 'done' : 'open'));
  if (parentId !== null) facets.push(parentId, SUBTASK);
  if (blockedBy.length > 0 && isOpen(status)) facets.push(WAITING);
  if (isOpen(status) && isHabit(task)) facets.push(HABIT);
  return facets;
}

/** What leaves the service, field by field. */
export function view(task: Task): Task {
  return {
    id: task.id,
    ownerId: task.ownerId,
    title: task.title,
    notes: task.notes,
    priority: task.priority,
    difficulty: task.difficulty,
    kind: task.kind,
    labels: task.labels,
    projectId: task.projectId,
    parentId: task.parentId,
    // Tasks of before there was an order have none.
    orderKey: task.orderKey ?? null,
    dueAt: task.dueAt,
    scheduledFor: task.scheduledFor,
    estimateMinutes: task.estimateMinutes,
    actualMinutes: task.actualMinutes,
    recurrence: task.recurrence,
    habit: task.habit ?? null,
    status: task.status,
    source: task.source,
    blockedBy: task.blockedBy,
    position: task.position ?? firstPosition(task.createdAt, task.id),
    completedAt: task.completedAt,
    createdAt: task.createdAt,
    updatedAt: task.updatedAt,
    version: task.version,
  };
}

export function isOpen(status: TaskStatus): boolean {
  return status !== 'done' && status !== 'cancelled';
}

/** Whether others that depend on it have to wait. */
export function holdsUp(task: Pick<StoredTask, 'status' | 'deletedAt'>): boolean {
  return task.deletedAt === null && isOpen(task.status);
}
