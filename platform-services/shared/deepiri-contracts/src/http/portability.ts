import { type Static, Type } from 'typebox';
import { defineRoutes } from '../route.ts';
import { Instant, nullable, oneOf, record } from '../schema.ts';
import { taskStatuses } from '../task-words.ts';
import { Comment } from './comments.ts';
import { ImportProblem } from './import-problems.ts';
import { NewProject, Project, ProjectId } from './projects.ts';
import { TaskView } from './task-views.ts';
import { Task, TaskId, taskChanges } from './tasks.ts';
import { TimeEntry } from './time-entries.ts';

/** The version of the archive's format. A reader takes this one and all before it; see docs/archive.md. */
export const ARCHIVE_VERSION = 1;
export const ARCHIVE_FORMAT = 'deepiri-archive';

const { ownerId: _, orderKey, habit, ...portable } = Task.properties;

/**
 * A task as the archive has it: whose it is does not matter there. What tasks got later is optional, so that an archive of
 * before can be taken over.
 */
export const ArchivedTask = Type.Object(
  { ...portable, orderKey: Type.Optional(orderKey), habit: Type.Optional(habit) },
  { title: 'ArchivedTask', additionalProperties: false },
);
export type ArchivedTask = Static<typeof ArchivedTask>;

export const ArchivedVersion = record('ArchivedVersion', {
  version: Type.Integer({ minimum: 1 }),
  at: Instant,
  actor: record('ArchivedActor', {
    type: oneOf(['user', 'service']),
    id: nullable(Type.String({ maxLength: 100, description: 'null for whose archive it is' })),
  }),
  change: oneOf(taskChanges),
  fields: Type.Object(Type.Partial(ArchivedTask).properties, {
    title: 'ArchivedFields',
    additionalProperties: false,
    description: 'What the version set: everything in the first one, then what is different from the one before',
  }),
});
export type ArchivedVersion = Static<typeof ArchivedVersion>;

/** One task with its whole history. */
export const TaskRecord = record('TaskRecord', {
  task: ArchivedTask,
  deletedAt: nullable(Instant),
  takenBack: Type.Optional(
    Type.Boolean({
      description: 'It went as the next time of a task that was not done after all: the trash leaves it out',
    }),
  ),
  trackedMinutes: Type.Optional(
    Type.Integer({ minimum: 0, description: 'How much of its time spent comes from time entries' }),
  ),
  versions: Type.Array(ArchivedVersion, { minItems: 1 }),
});
export type TaskRecord = Static<typeof TaskRecord>;

const {
  ownerId: _projectOwner,
  updatedAt: _projectTime,
  version: _projectVersion,
  ...portableProject
} = Project.properties;

/** A project as the archive has it. */
export const ProjectRecord = record('ProjectRecord', portableProject);
export type ProjectRecord = Static<typeof ProjectRecord>;

const { ownerId: _viewOwner, updatedAt: _viewTime, version: _viewVersion, ...portableView } = TaskView.properties;

/** A saved view as the archive has it. */
export const TaskViewRecord = record('TaskViewRecord', portableView);
export type TaskViewRecord = Static<typeof TaskViewRecord>;

const { id, taskId, source, startedAt, note, createdAt } = TimeEntry.properties;

/** Time that was spent as the archive has it. */
export const TimeEntryRecord = record('TimeEntryRecord', {
  id,
  taskId,
  source,
  startedAt,
  endedAt: Instant,
  note,
  createdAt,
});
export type TimeEntryRecord = Static<typeof TimeEntryRecord>;

const { authorId: _author, version: _commentVersion, ...portableComment } = Comment.properties;

/** What was said about a task as the archive has it. */
export const CommentRecord = record('CommentRecord', portableComment);
export type CommentRecord = Static<typeof CommentRecord>;

export const importSources = ['deepiri', 'todoist', 'habitica', 'vikunja', 'csv'] as const;
export type ImportSource = (typeof importSources)[number];

/** What a column of a CSV file may mean. */
export const importFields = [
  'id',
  'title',
  'notes',
  'status',
  'priority',
  'difficulty',
  'kind',
  'labels',
  'project',
  'dueAt',
  'scheduledFor',
  'estimateMinutes',
  'actualMinutes',
  'recurrence',
  'completedAt',
  'createdAt',
] as const;
export type ImportField = (typeof importFields)[number];

export const importOutcomes = ['new', 'continued', 'existing', 'left_out'] as const;

export const ImportedRow = record('ImportedRow', {
  line: nullable(Type.Integer({ minimum: 1, description: 'Line of the file, where it has lines' })),
  taskId: nullable(TaskId),
  title: Type.String(),
  status: oneOf(taskStatuses),
  dueAt: nullable(Instant),
  labels: Type.Array(Type.String()),
  outcome: oneOf(importOutcomes),
});
export type ImportedRow = Static<typeof ImportedRow>;

export const ImportedProject = record('ImportedProject', {
  projectId: nullable(ProjectId),
  name: Type.String(),
  outcome: oneOf(['new', 'existing'], { description: 'Whether it was made, or would be, or was here already' }),
});
export type ImportedProject = Static<typeof ImportedProject>;

export const ImportResult = record('ImportResult', {
  source: oneOf(importSources),
  dryRun: Type.Boolean(),
  columns: Type.Array(
    record('ImportColumn', {
      name: Type.String(),
      field: nullable(oneOf(importFields)),
      example: Type.String({ description: 'The first value in it' }),
    }),
    { description: 'Columns of a CSV file, and what each was taken for; null for nothing' },
  ),
  counts: record('ImportCounts', {
    new: Type.Integer({ description: 'Made, or would be' }),
    continued: Type.Integer({ description: 'Were here, and the archive knows how they went on' }),
    existing: Type.Integer({ description: 'Were here already; nothing was changed' }),
    leftOut: Type.Integer(),
  }),
  rows: Type.Array(ImportedRow, { description: 'The first 50' }),
  projects: Type.Array(ImportedProject, { description: 'Projects that the tasks of the file come into' }),
  taskIds: Type.Array(TaskId, { description: 'Tasks that this import made; none in a dry run' }),
  problems: Type.Array(ImportProblem, { description: 'The first 200' }),
  problemCount: Type.Integer(),
});
export type ImportResult = Static<typeof ImportResult>;

const MEBIBYTE = 1_048_576;
/** Characters that a file may have; a longer archive is sent in parts. */
const CONTENT_LIMIT = 8 * MEBIBYTE;

export const ImportRequest = record('ImportRequest', {
  content: Type.String({ minLength: 1, maxLength: CONTENT_LIMIT, description: 'The text of the file' }),
  source: Type.Optional(oneOf(importSources, { description: 'Where the file is from; recognised by itself' })),
  columns: Type.Optional(
    Type.Record(Type.String({ maxLength: 200 }), nullable(oneOf(importFields)), {
      description: 'What columns of a CSV file mean, by name; null for nothing',
    }),
  ),
  project: Type.Optional(
    Type.String({
      ...NewProject.properties.name,
      description: 'Name of the project for all tasks that the file puts into none; not for archives',
    }),
  ),
  dryRun: Type.Optional(Type.Boolean({ description: 'Say what would be made, and make nothing' })),
});
export type ImportRequest = Static<typeof ImportRequest>;

export const CalendarFeed = record('CalendarFeed', {
  createdAt: Instant,
  hint: Type.String({ description: 'The last characters of its address, to know it by' }),
});
export type CalendarFeed = Static<typeof CalendarFeed>;

export const NewCalendarFeed = record('NewCalendarFeed', {
  ...CalendarFeed.properties,
  path: Type.String({ description: 'Path of the calendar, told this once' }),
});
export type NewCalendarFeed = Static<typeof NewCalendarFeed>;

const tag = 'tasks' as const;

export const portabilityRoutes = defineRoutes({
  exportTasks: {
    tag,
    method: 'GET',
    path: '/api/tasks/export',
    access: 'user',
    summary: 'Everything that is here of the person: as JSON with all versions and the trash, or as a table (CSV)',
    query: Type.Object({ format: Type.Optional(oneOf(['json', 'csv'])) }, { additionalProperties: false }),
    success: { status: 200, body: null, media: ['application/json', 'text/csv'] },
  },
  importTasks: {
    tag,
    method: 'POST',
    path: '/api/tasks/import',
    access: 'user',
    summary:
      'Take over tasks from an archive of the platform, Todoist, Habitica, Vikunja or any CSV; the same file twice makes nothing twice',
    body: ImportRequest,
    bodyLimit: 16 * MEBIBYTE,
    timeLimitMs: 55_000,
    success: { status: 200, body: ImportResult },
    problems: ['unreadable_file'],
  },
  getCalendarFeed: {
    tag,
    method: 'GET',
    path: '/api/tasks/calendar-feed',
    access: 'user',
    summary: 'Whether there is a calendar address, and since when',
    success: { status: 200, body: record('CalendarFeedState', { feed: nullable(CalendarFeed) }) },
  },
  createCalendarFeed: {
    tag,
    method: 'POST',
    path: '/api/tasks/calendar-feed',
    access: 'user',
    summary: 'A secret address for calendar apps, shown once; one that was there before ends',
    secret: true,
    success: { status: 201, body: NewCalendarFeed },
  },
  deleteCalendarFeed: {
    tag,
    method: 'DELETE',
    path: '/api/tasks/calendar-feed',
    access: 'user',
    summary: 'End the calendar address',
    success: { status: 204, body: null },
  },
  readCalendar: {
    tag,
    method: 'GET',
    path: '/api/calendar/{file}',
    access: 'public',
    summary: 'Open tasks with a date as a calendar (RFC 5545), for whoever knows the address',
    params: Type.Object({ file: Type.String({ pattern: '^[\\w-]{20,64}[.]ics$', maxLength: 70 }) }),
    success: { status: 200, body: null, media: ['text/calendar'] },
  },
});
