import { type NewTaskView, problem, type TaskView, type TaskViewPatch, type TaskViewRecord } from 'deepiri-contracts';
import type { Decision, Moment } from './decision.ts';

export type StoredView = TaskView & {
  /** The id that it has in archives, where an import gave it another one here. */
  archiveId?: string;
};

/** As many as can be told apart as tabs. */
export const MOST_VIEWS = 50;

type Given = { ownerId: string; id: string; others: readonly StoredView[] };

/** @param given with the views that the owner has @throws ProblemError limit_reached */
export function createView(body: NewTaskView, { ownerId, id, others }: Given, moment: Moment): Decision<StoredView> {
  checkLimit(others);
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

/** A view of an archive, as it was there. @throws ProblemError limit_reached */
export function importView(
  record: TaskViewRecord,
  { ownerId, id, others }: Given,
  moment: Moment,
): Decision<StoredView> {
  checkLimit(others);
  const { id: archiveId, ...fields } = record;
  const state: StoredView = { ...fields, id, ownerId, archiveId, updatedAt: moment.now, version: 1 };
  return { state, events: [{ ...eventOf(state, moment), type: 'view.created', data: { view: view(state) } }] };
}

/** The view as archives have it. */
export function archivedView(given: StoredView): TaskViewRecord {
  const { archiveId: id = given.id, name, filter, layout, sort, group, columns, position, createdAt } = given;
  return { id, name, filter, layout, sort, group, columns, position, createdAt };
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

function checkLimit(others: readonly StoredView[]) {
  if (others.length >= MOST_VIEWS)
    throw problem('limit_reached', `There can be ${MOST_VIEWS} views. Delete one that is not needed any more.`);
}

function eventOf({ id, ownerId }: TaskView, { now, eventId }: Moment) {
  return { id: eventId, subject: id, userid: ownerId, time: now };
}
