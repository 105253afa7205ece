import { type Static, Type } from 'typebox';
import { defineRoutes } from '../route.ts';
import { Instant, idOf, nullable, oneOf, pageOf, pageQuery, record } from '../schema.ts';
import { TaskId } from './tasks.ts';
import { UserId } from './users.ts';

export const TimeEntryId = idOf('tme');

const editable = {
  startedAt: Instant,
  endedAt: Instant,
  note: Type.String({ maxLength: 500 }),
};

/** A stretch of time that was spent on a task. While it goes on it has no end, and no seconds yet. */
export const TimeEntry = record('TimeEntry', {
  id: TimeEntryId,
  ownerId: UserId,
  taskId: TaskId,
  source: oneOf(['timer', 'manual']),
  startedAt: Instant,
  endedAt: nullable(Instant),
  seconds: Type.Integer({ minimum: 0 }),
  note: editable.note,
  createdAt: Instant,
  updatedAt: Instant,
  version: Type.Integer({ minimum: 1 }),
});
export type TimeEntry = Static<typeof TimeEntry>;

export const NewTimeEntry = record('NewTimeEntry', {
  taskId: TaskId,
  startedAt: editable.startedAt,
  endedAt: editable.endedAt,
  note: Type.Optional(editable.note),
});
export type NewTimeEntry = Static<typeof NewTimeEntry>;

export const TimeEntryPatch = Type.Object(Type.Partial(Type.Object(editable)).properties, {
  title: 'TimeEntryPatch',
  additionalProperties: false,
  minProperties: 1,
});
export type TimeEntryPatch = Static<typeof TimeEntryPatch>;

export const Timer = record('Timer', { entry: nullable(TimeEntry) });
export type Timer = Static<typeof Timer>;

const tag = 'tasks' as const;
const byId = Type.Object({ id: TimeEntryId });

export const timeEntryRoutes = defineRoutes({
  getTimer: {
    tag,
    method: 'GET',
    path: '/api/tasks/timer',
    access: 'user',
    summary: 'What the person is working on right now, on whatever device it was started',
    success: { status: 200, body: Timer },
  },
  startTimer: {
    tag,
    method: 'POST',
    path: '/api/tasks/timer/start',
    access: 'user',
    summary: 'Start to measure the time for a task; what was measured until now ends',
    body: record('TimerStart', { taskId: TaskId }),
    success: { status: 200, body: Timer },
    problems: ['not_found', 'conflict'],
  },
  stopTimer: {
    tag,
    method: 'POST',
    path: '/api/tasks/timer/stop',
    access: 'user',
    summary: 'Stop measuring, now or at an earlier moment; answers the entry that ended, or none when nothing ran',
    body: record('TimerStop', { endedAt: Type.Optional(Instant) }),
    bodyOptional: true,
    success: { status: 200, body: Timer },
    problems: ['conflict'],
  },
  listTimeEntries: {
    tag,
    method: 'GET',
    path: '/api/tasks/time/entries',
    access: 'user',
    summary: 'Time spent, the latest first',
    query: Type.Object(
      {
        ...pageQuery,
        taskId: Type.Optional(TaskId),
        startedAfter: Type.Optional(Instant),
        startedBefore: Type.Optional(Instant),
      },
      { additionalProperties: false },
    ),
    success: { status: 200, body: pageOf('TimeEntryPage', TimeEntry) },
    problems: ['invalid_cursor'],
  },
  createTimeEntry: {
    tag,
    method: 'POST',
    path: '/api/tasks/time/entries',
    access: 'user',
    versioned: true,
    summary: 'Note time that was spent',
    body: NewTimeEntry,
    success: { status: 201, body: TimeEntry },
    problems: ['not_found'],
  },
  getTimeEntry: {
    tag,
    method: 'GET',
    path: '/api/tasks/time/entries/{id}',
    access: 'user',
    versioned: true,
    summary: 'One stretch of time',
    params: byId,
    success: { status: 200, body: TimeEntry },
  },
  updateTimeEntry: {
    tag,
    method: 'PATCH',
    path: '/api/tasks/time/entries/{id}',
    access: 'user',
    versioned: true,
    summary: 'Correct a stretch of time (JSON Merge Patch); an end for what is running stops it',
    params: byId,
    body: TimeEntryPatch,
    success: { status: 200, body: TimeEntry },
  },
  deleteTimeEntry: {
    tag,
    method: 'DELETE',
    path: '/api/tasks/time/entries/{id}',
    access: 'user',
    versioned: true,
    summary: 'Take a stretch of time away',
    params: byId,
    success: { status: 204, body: null },
  },
});
