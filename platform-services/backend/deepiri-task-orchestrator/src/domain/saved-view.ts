import { type NewTaskView, problem, type TaskView, type TaskViewPatch } from 'deepiri-contracts';
import type { Decision, Moment } from './decision.ts';

export type StoredView = TaskView;

/** As many as can be told apart as tabs. */
export const MOST_VIEWS = 50;

type Given = { ownerId: string; id: string; others: readonly StoredView[] };

/** @param given with the views that the owner has @throws ProblemError limit_reached */
export function createView(body: NewTaskView, { ownerId, id, others }: Given, moment: Moment): Decision<StoredView> {
  if (others.length >= MOST_VIEWS)
    throw problem('limit_reached', `There can be ${MOST_VIEWS} views. Delete one that is not needed any more.`);
  const state: StoredView = {
    id,
    ownerId,
    name: body.name.trim(),
    filter: body.filter?.trim() ?? '',
    layout: body.layout ?? 'list',
    sort: body.sort ?? 'dueAt',
    group: body.group ?? 'none',
    columns: body.columns ?? null,
    position: body.position ?? Math.max(0, ...others.map(({ position }) => position)) + 1,
    createdAt: moment.now,
    updatedAt: moment.now,
    version: 1,
  };
  return { state, events: [{ ...eventOf(state, moment), type: 'view.created', data: { view: view(state) } }] };
}

/** JSON Merge Patch. What is so already changes nothing. */
export function updateView(before: StoredView, patch: TaskViewPatch, moment: Moment): Decision<StoredView> {
  const wanted = { ...before, ...patch };
  const next = { ...wanted, name: wanted.name.trim(), filter: wanted.filter.trim() };
  if (JSON.stringify(view(next)) === JSON.stringify(view(before))) return { state: before, events: [] };
  const state = { ...next, updatedAt: moment.now, version: before.version + 1 };
  return { state, events: [{ ...eventOf(state, moment), type: 'view.updated', data: { view: view(state) } }] };
}

/** What is told when a view is gone. */
export function deletionOf(before: StoredView, moment: Moment): Decision<StoredView>['events'] {
  return [{ ...eventOf(before, moment), type: 'view.deleted', data: { view: view(before) } }];
}

/** What leaves the service, field by field. */
export function view(view: TaskView): TaskView {
  const { id, ownerId, name, filter, layout, sort, group, columns, position, createdAt, updatedAt, version } = view;
  return { id, ownerId, name, filter, layout, sort, group, columns, position, createdAt, updatedAt, version };
}

function eventOf({ id, ownerId }: TaskView, { now, eventId }: Moment) {
  return { id: eventId, subject: id, userid: ownerId, time: now };
}
