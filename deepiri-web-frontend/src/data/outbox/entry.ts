import type { QuickFields } from 'deepiri-contracts/quick-add';
import type { BodyOf, Notification, Task, taskRoutes } from 'deepiri-sdk';
import type { TaskChange } from '../task-change.ts';

/** A line of quick-add with all that decides what it means, as it was when it was written. */
export type Line = BodyOf<(typeof taskRoutes)['quickAddTask']>;

/** A thread of the inbox that was moved, with what is in it as the person saw it. `title` is that of its row. */
export type Told = {
  kind: 'told';
  does: 'archiveNotification' | 'snoozeNotification' | 'restoreNotification';
  /** Until when it is put off, RFC 3339 UTC. */
  until?: string;
  title: string;
  before: readonly Notification[];
};

/** Something a person did to tasks, or in the inbox. The tasks in it are as the person saw them. */
export type Intent =
  | { kind: 'change'; change: TaskChange }
  | { kind: 'bulk'; changes: readonly TaskChange[] }
  | Told
  | Added;

/** A line that makes a task. `task` stands for it until the platform has made it; `read` says that it is as the line says. */
export type Added = { kind: 'add'; line: Line; task: Task; read?: Read };

/** What is known of a task that a line will make, and is no field of it yet: the name of the project that it makes. */
type Read = { newProject: string | null };

/** What a line says: the fields of its task. */
export type Reading = Read & { fields: QuickFields };

export type Field = keyof Task;

export type Standing =
  | { is: 'waiting' }
  /** The fields were given other values elsewhere meanwhile; the person decides. */
  | { is: 'conflict'; theirs: Task; fields: readonly Field[] }
  | { is: 'refused'; code: string; detail: string };

export type Entry = {
  /** The idempotency key, made when it was done: sent again, it counts once. */
  key: string;
  /** When it was done, RFC 3339 UTC. */
  at: string;
  /** It had to wait, so that what becomes of it may be news to the person. */
  late: boolean;
  intent: Intent;
  standing: Standing;
};

export const WAITING: Standing = { is: 'waiting' };

/** The changes to tasks that an entry stands for, as far as they can be shown ahead of the answer. */
export function changesOf({ intent }: Entry): readonly TaskChange[] {
  if (intent.kind === 'bulk') return intent.changes;
  if (intent.kind === 'change') return [intent.change];
  if (intent.kind === 'told') return [];
  return [{ type: 'update', task: intent.task, patch: {} }];
}

/** A line that is answered sooner is shown as its task only; one that is not, by what stands for it meanwhile. */
export const SOON_MS = 500;

const LOCAL = 'tsk_local_';
/** Whether a task is one that the platform has not heard of yet. */
export const isLocal = (id: string): boolean => id.startsWith(LOCAL);

/**
 * A line as it stands in the outbox, with what stands for the task that it will make.
 * @param key the key of its entry
 * @param reading what it says; without it the line stands there as it was written
 */
export function addedBy(line: Line, key: string, ownerId: string, at: string, reading?: Reading): Added {
  const added: Added = { kind: 'add', line, task: localTask(line, key, ownerId, at) };
  return reading ? asRead(added, reading) : added;
}

/** The same with what its line says. */
export function asRead({ line, task }: Added, { fields, newProject }: Reading): Added {
  return { kind: 'add', line, task: { ...task, ...fields }, read: { newProject } };
}

/** What stands for a task that a line will make, while nothing is known but the line. */
export function localTask(line: Line, key: string, ownerId: string, at: string): Task {
  return {
    id: LOCAL + key,
    ownerId,
    title: line.text.trim(),
    notes: '',
    status: 'todo',
    priority: 'none',
    difficulty: 'medium',
    kind: 'task',
    labels: [],
    projectId: line.projectId ?? null,
    parentId: line.parentId ?? null,
    orderKey: line.orderKey ?? null,
    // Until the platform has given it a place, it is the first.
    position: '',
    dueAt: null,
    scheduledFor: line.day ?? null,
    estimateMinutes: null,
    actualMinutes: null,
    recurrence: null,
    habit: null,
    source: null,
    blockedBy: [],
    completedAt: null,
    createdAt: at,
    updatedAt: at,
    version: 0,
  };
}
