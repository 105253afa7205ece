import { type Static, Type } from 'typebox';
import { LONGEST_FILTER } from '../filter/parse.ts';
import { defineRoutes } from '../route.ts';
import { Instant, idOf, nullable, oneOf, record } from '../schema.ts';
import { taskColumns, taskGroupings, taskLayouts, taskSorts } from '../task-words.ts';
import { NAME_PATTERN, UserId } from './users.ts';

export const TaskViewId = idOf('viw');

/** What a person may set on a saved view. */
const editable = {
  name: Type.String({ minLength: 1, maxLength: 60, pattern: NAME_PATTERN }),
  filter: Type.String({ maxLength: LONGEST_FILTER, description: 'See docs/filters.md; empty for open tasks' }),
  layout: oneOf(taskLayouts),
  sort: oneOf(taskSorts),
  group: oneOf(taskGroupings),
  columns: nullable(
    Type.Array(oneOf(taskColumns), {
      uniqueItems: true,
      maxItems: taskColumns.length,
      description: 'What a row shows beside the title; null for the usual',
    }),
  ),
  position: Type.Number({
    minimum: -1e12,
    maximum: 1e12,
    description: 'Views stand in this order; a number between two others moves it between them',
  }),
};

export const TaskView = record('TaskView', {
  id: TaskViewId,
  ownerId: UserId,
  ...editable,
  createdAt: Instant,
  updatedAt: Instant,
  version: Type.Integer({ minimum: 1 }),
});
export type TaskView = Static<typeof TaskView>;

const optionalFields = Type.Partial(Type.Object(editable)).properties;

export const NewTaskView = Type.Object(
  { ...optionalFields, name: editable.name },
  { title: 'NewTaskView', additionalProperties: false },
);
export type NewTaskView = Static<typeof NewTaskView>;

export const TaskViewPatch = Type.Object(optionalFields, {
  title: 'TaskViewPatch',
  additionalProperties: false,
  minProperties: 1,
});
export type TaskViewPatch = Static<typeof TaskViewPatch>;

const tag = 'tasks' as const;
const byId = Type.Object({ id: TaskViewId });

export const taskViewRoutes = defineRoutes({
  createTaskView: {
    tag,
    method: 'POST',
    path: '/api/views',
    access: 'user',
    versioned: true,
    summary: 'Save a view: a filter with how its tasks are shown. Without a position it is the last',
    body: NewTaskView,
    success: { status: 201, body: TaskView },
    problems: ['limit_reached'],
  },
  listTaskViews: {
    tag,
    method: 'GET',
    path: '/api/views',
    access: 'user',
    summary: 'All saved views in their order, at most 50',
    success: { status: 200, body: record('TaskViews', { items: Type.Array(TaskView) }) },
  },
  updateTaskView: {
    tag,
    method: 'PATCH',
    path: '/api/views/{id}',
    access: 'user',
    versioned: true,
    summary: 'Change or move a saved view (JSON Merge Patch)',
    params: byId,
    body: TaskViewPatch,
    success: { status: 200, body: TaskView },
  },
  deleteTaskView: {
    tag,
    method: 'DELETE',
    path: '/api/views/{id}',
    access: 'user',
    versioned: true,
    summary: 'Delete a saved view; tasks stay as they are',
    params: byId,
    success: { status: 204, body: null },
  },
});
