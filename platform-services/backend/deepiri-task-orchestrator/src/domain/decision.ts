import type { Actor, EventType, JsonPatch, NewEvent, TaskVersion } from 'deepiri-contracts';
import { createPatch } from 'rfc6902';
import { filed, type StoredTask, type Unfiled, view } from './task.ts';

/** When it happens, and the id of the event that will tell it. */
export type Moment = { now: string; eventId: string };

export type Decision<S = StoredTask> = { state: S; events: readonly NewEvent[] };

export type Change = TaskVersion['change'];

const eventTypes = {
  created: 'task.created',
  updated: 'task.updated',
  started: 'task.started',
  completed: 'task.completed',
  reopened: 'task.reopened',
  deleted: 'task.deleted',
  restored: 'task.restored',
  dependency_added: 'task.dependency_added',
  dependency_removed: 'task.dependency_removed',
  unblocked: 'task.unblocked',
} as const satisfies Record<Change, EventType>;

/** The task with some fields changed, one version on, and the event that tells it. */
export function changed(
  before: StoredTask,
  fields: Partial<Unfiled>,
  { now, eventId }: Moment,
  change: Exclude<Change, 'created'>,
  more: { completionId?: string | null; otherId?: string } = {},
): Decision {
  const state = filed({ ...before, ...fields, updatedAt: now, version: before.version + 1 });
  const task = view(state);
  const patch = createPatch(view(before), task) as JsonPatch;
  return { state, events: [event(state, change, { now, eventId }, { task, change, patch, ...more })] };
}

/** A new task and its event. There is nothing before it to compare with, so the patch is empty. */
export function created(task: Unfiled, moment: Moment): Decision {
  const state = filed(task);
  return { state, events: [event(state, 'created', moment, { task: view(state), change: 'created', patch: [] })] };
}

/** A version that came to be elsewhere. Nothing follows from it here: no XP, no successor, nobody is set free. */
export function imported(
  before: StoredTask | undefined,
  task: Unfiled,
  { at, change, by, eventId }: { at: string; change: Change; by: Actor; eventId: string },
): Decision {
  const state = filed(task);
  const patch = before ? (createPatch(view(before), view(state)) as JsonPatch) : [];
  const data = { task: view(state), change, patch, by };
  const { id: subject, ownerId: userid } = state;
  return { state, events: [{ id: eventId, type: 'task.imported', subject, userid, time: at, data }] };
}

/** Nothing to do: no version, no event. */
export function unchanged(state: StoredTask): Decision {
  return { state, events: [] };
}

function event(state: StoredTask, change: Change, { now, eventId }: Moment, data: object): NewEvent {
  return {
    id: eventId,
    type: eventTypes[change],
    subject: state.id,
    userid: state.ownerId,
    time: now,
    data,
  } as NewEvent;
}
