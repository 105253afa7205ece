import { type Static, Type } from 'typebox';
import { defineRoutes } from '../route.ts';
import { nullable } from '../schema.ts';
import { Task, TaskId } from './tasks.ts';

/** Where a task goes in the order by hand. */
export const TaskPlacement = Type.Object(
  {
    after: Type.Optional(nullable(TaskId)),
    before: Type.Optional(nullable(TaskId)),
  },
  {
    title: 'TaskPlacement',
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
    description:
      'Directly after or before another task; `{"after": null}` is the first place, `{"before": null}` the last',
  },
);
export type TaskPlacement = Static<typeof TaskPlacement>;

export const taskOrderRoutes = defineRoutes({
  moveTask: {
    tag: 'tasks',
    method: 'POST',
    path: '/api/tasks/{id}/move',
    access: 'user',
    versioned: true,
    summary: 'Give a task another place in the order by hand',
    params: Type.Object({ id: TaskId }),
    body: TaskPlacement,
    success: { status: 200, body: Task },
  },
});
