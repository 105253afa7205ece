import { type Static, Type } from 'typebox';
import { LONGEST_FILTER } from '../filter/parse.ts';
import { quickLanguages } from '../quick-marks.ts';
import { defineRoutes } from '../route.ts';
import {
  ClockTime,
  Instant,
  idOf,
  LocalDate,
  Minutes,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  record,
  TimeZone,
} from '../schema.ts';
import { taskDifficulties, taskKinds, taskPriorities, taskSorts, taskStatuses } from '../task-words.ts';
import { Habit } from './habits.ts';
import { ProjectId } from './projects.ts';
import { UserId } from './users.ts';

export const TaskId = idOf('tsk');

const Title = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });
/** As names are: nothing that controls or turns text. What breaks a line is let in, and becomes a blank. */
export const TITLE_PATTERN =
  '^(?![\\s\\S]*[\\u0000-\\u0008\\u000E-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069])[\\s\\S]*\\S';
const GivenTitle = Type.String({
  minLength: 1,
  maxLength: 500,
  pattern: TITLE_PATTERN,
  description: 'One line: a line break in it becomes a blank',
});
const Labels = Type.Array(Type.String({ minLength: 1, maxLength: 50, pattern: '^\\S+$' }), {
  maxItems: 50,
  uniqueItems: true,
});

/** What a person may set on a task. */
const editable = {
  title: Title,
  notes: Type.String({ maxLength: 50_000 }),
  priority: oneOf(taskPriorities),
  difficulty: oneOf(taskDifficulties),
  kind: oneOf(taskKinds),
  labels: Labels,
  projectId: nullable(ProjectId),
  parentId: nullable(TaskId),
  orderKey: nullable(
    Type.String({
      pattern: '^[0-9A-Za-z]{1,100}$',
      description: 'Its place by hand among the subtasks of its parent: they stand in the order of these texts',
    }),
  ),
  dueAt: nullable(Instant),
  scheduledFor: nullable(LocalDate),
  estimateMinutes: nullable(Minutes),
  actualMinutes: nullable(Minutes),
  recurrence: nullable(
    Type.String({
      maxLength: 500,
      description:
        'RFC 5545 RRULE by days or longer, such as FREQ=WEEKLY;BYDAY=MO. With X-FROM=COMPLETION it counts from the day on which the task was done; FREQ=WEEKLY;X-TIMES=3 is three times in each week, whose first day WKST names (DAILY and MONTHLY go too). When the task is done, the next one is made.',
    }),
  ),
};

export const Task = record('Task', {
  id: TaskId,
  ownerId: UserId,
  ...editable,
  status: oneOf(taskStatuses),
  source: nullable(record('TaskSource', { provider: Type.String(), externalId: Type.String(), url: Type.String() })),
  habit: nullable(Habit),
  blockedBy: Type.Array(TaskId),
  position: Type.String({
    description: 'Where it stands in the order by hand: sorts as text, by code units. A new task comes first',
  }),
  completedAt: nullable(Instant),
  createdAt: Instant,
  updatedAt: Instant,
  version: Type.Integer({ minimum: 1 }),
});
export type Task = Static<typeof Task>;
export type TaskStatus = Task['status'];

const optionalFields = Type.Partial(Type.Object(editable)).properties;

export const NewTask = Type.Object(
  {
    ...optionalFields,
    title: GivenTitle,
    status: Type.Optional(oneOf(['todo', 'in_progress', 'blocked'])),
    blockedBy: Type.Optional(Type.Array(TaskId, { maxItems: 100, uniqueItems: true })),
  },
  { title: 'NewTask', additionalProperties: false },
);
export type NewTask = Static<typeof NewTask>;

export const TaskPatch = Type.Object(
  { ...optionalFields, title: Type.Optional(GivenTitle), status: Type.Optional(oneOf(taskStatuses)) },
  { title: 'TaskPatch', additionalProperties: false, minProperties: 1 },
);
export type TaskPatch = Static<typeof TaskPatch>;

/** RFC 6902. */
export const JsonPatch = Type.Array(
  Type.Object(
    {
      op: oneOf(['add', 'remove', 'replace', 'move', 'copy', 'test']),
      path: Type.String(),
      from: Type.Optional(Type.String()),
      value: Type.Optional(Type.Unknown()),
    },
    { title: 'JsonPatchOperation', additionalProperties: false },
  ),
);
export type JsonPatch = Static<typeof JsonPatch>;

export const taskChanges = [
  'created',
  'updated',
  'started',
  'completed',
  'reopened',
  'deleted',
  'restored',
  'dependency_added',
  'dependency_removed',
  'unblocked',
] as const;

export const TaskVersion = record('TaskVersion', {
  version: Type.Integer({ minimum: 1 }),
  eventId: Type.String({ description: 'The event that made it; of a completion it is what an award follows from' }),
  at: Instant,
  actor: record('Actor', { type: oneOf(['user', 'service']), id: Type.String() }),
  change: oneOf(taskChanges),
  patch: JsonPatch,
  task: Task,
});
export type TaskVersion = Static<typeof TaskVersion>;

const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A piece of the quick-add text that was understood: `[start, end)` in UTF-16 code units. */
export const QuickSpan = record('QuickSpan', {
  start: Type.Integer({ minimum: 0 }),
  end: Type.Integer({ minimum: 0 }),
  text: Type.String(),
  field: oneOf([
    'dueAt',
    'scheduledFor',
    'estimateMinutes',
    'labels',
    'priority',
    'difficulty',
    'recurrence',
    'projectId',
    'newProject',
  ]),
  value: Type.Unknown(),
});
export type QuickSpan = Static<typeof QuickSpan>;

const quickText = {
  text: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }),
  timeZone: Type.Optional(TimeZone),
  dayStartsAt: Type.Optional({
    ...ClockTime,
    description: 'Until when today is still the day before; without it, as the person has set it',
  }),
  projectId: Type.Optional({
    ...nullable(ProjectId),
    description: 'The project of a line that names none',
  }),
  createProject: Type.Optional(
    Type.Boolean({
      description:
        'Whether `+Name` or `+"Two words"` may name a project that is not there: it is made with the task. One in the archive is taken out of it. Without this it stays in the title',
    }),
  ),
  day: Type.Optional({
    ...LocalDate,
    description: 'The day of a line that names none; it is read as if it stood at the end of the line',
  }),
  weekStart: Type.Optional({
    ...oneOf(weekdayCodes),
    description: 'The first day of the week, for what is to be done k times in each; without it Monday',
  }),
  language: Type.Optional({
    ...oneOf(quickLanguages),
    description:
      'In which the line is written; without it that of `accept-language`, else English. English is understood in every line',
  }),
  writtenAt: Type.Optional({
    ...Instant,
    description: 'When the line was written, so that “tomorrow” means what it meant then; never later than now',
  }),
  ignore: Type.Optional(
    Type.Array(
      Type.Object(
        { start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 0 }) },
        { additionalProperties: false },
      ),
      {
        maxItems: 50,
        description: 'Spans that the person dismissed: they stay in the title',
      },
    ),
  ),
};

export const TaskGraph = record('TaskGraph', {
  nodes: Type.Array(Task),
  edges: Type.Array(record('TaskEdge', { from: TaskId, to: TaskId }), { description: '`from` waits for `to`' }),
  ready: Type.Boolean(),
  blockedBy: Type.Array(TaskId),
});
export type TaskGraph = Static<typeof TaskGraph>;

export const TaskPlan = record('TaskPlan', {
  items: Type.Array(
    record('PlannedTask', {
      task: Task,
      ready: Type.Boolean(),
      slackMinutes: Type.Integer(),
      onCriticalPath: Type.Boolean(),
    }),
  ),
  criticalPath: Type.Array(TaskId, {
    description: 'Its first 1,000 tasks; `onCriticalPath` of the items tells all of them',
  }),
  nextCursor: nullable(Type.String()),
});
export type TaskPlan = Static<typeof TaskPlan>;

export const Progress = record('Progress', {
  id: TaskId,
  done: Type.Integer(),
  total: Type.Integer({ description: 'Without those that were cancelled' }),
});
export type Progress = Static<typeof Progress>;

export const bulkOps = [
  'create',
  'update',
  'delete',
  'restore',
  'complete',
  'reopen',
  'start',
  'skip',
  'move',
] as const;
export const BulkResult = record('BulkResult', {
  status: Type.Integer({ description: 'The HTTP status that the operation alone would have had' }),
  task: nullable(Task),
  problem: nullable(
    Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, title: 'BulkProblem' }),
  ),
});
export type BulkResult = Static<typeof BulkResult>;

const tag = 'tasks' as const;
const byId = Type.Object({ id: TaskId });
const byPair = Type.Object({ id: TaskId, otherId: TaskId });
const byVersion = Type.Object({ id: TaskId, version: Type.Integer({ minimum: 1 }) });
const list = (title: string) =>
  Type.Optional(Type.String({ maxLength: 500, description: `${title}; several are separated by commas` }));

/** A time at which a repeating task comes. */
export const Occurrence = record('Occurrence', { dueAt: nullable(Instant), scheduledFor: nullable(LocalDate) });
export type Occurrence = Static<typeof Occurrence>;

export const taskRoutes = defineRoutes({
  createTask: {
    tag,
    method: 'POST',
    path: '/api/tasks',
    access: 'user',
    versioned: true,
    summary: 'Create a task',
    body: NewTask,
    success: { status: 201, body: Task },
    problems: ['dependency_cycle'],
  },
  listTasks: {
    tag,
    method: 'GET',
    path: '/api/tasks',
    access: 'user',
    summary: 'List and search tasks',
    query: Type.Object(
      {
        ...pageQuery,
        status: list('Status'),
        label: list('Label'),
        priority: list('Priority'),
        projectId: Type.Optional(ProjectId),
        parentId: Type.Optional(TaskId),
        q: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Full text over title and notes' })),
        filter: Type.Optional(
          Type.String({
            maxLength: LONGEST_FILTER,
            description:
              'Conditions in one line, such as `status:open due<7d (label:work or priority>=high) not blocked`; see docs/filters.md',
          }),
        ),
        dueBefore: Type.Optional(Instant),
        dueAfter: Type.Optional(Instant),
        completedAfter: Type.Optional(Instant),
        trashed: Type.Optional(Type.Boolean({ description: 'List the trash instead' })),
        sort: Type.Optional(oneOf(taskSorts)),
      },
      { additionalProperties: false },
    ),
    success: { status: 200, body: pageOf('TaskPage', Task) },
    problems: ['invalid_cursor'],
  },
  planTasks: {
    tag,
    method: 'GET',
    path: '/api/tasks/plan',
    access: 'user',
    summary: 'Open tasks in an order that respects dependencies, with slack and the critical path',
    query: Type.Object(
      {
        ...pageQuery,
        limit: Type.Optional(
          Type.Integer({ minimum: 1, maximum: 200, description: 'Without it as many as 2 MB hold' }),
        ),
        projectId: Type.Optional({
          ...ProjectId,
          description: 'The plan of one project; what waits for an open task outside of it is not ready',
        }),
      },
      { additionalProperties: false },
    ),
    success: { status: 200, body: TaskPlan },
    problems: ['invalid_cursor'],
  },
  quickAddTask: {
    tag,
    method: 'POST',
    path: '/api/tasks/quick',
    access: 'user',
    versioned: true,
    summary: 'Create a task from one line, such as “Write report tomorrow 5pm #work !high ~45m”',
    body: record('QuickAdd', {
      ...quickText,
      parentId: Type.Optional({ ...editable.parentId, description: 'The task that it is a step of' }),
      orderKey: Type.Optional(editable.orderKey),
    }),
    success: { status: 201, body: record('QuickAdded', { task: Task, spans: Type.Array(QuickSpan) }) },
    problems: ['invalid_time_zone', 'limit_reached'],
  },
  parseQuickAdd: {
    tag,
    method: 'POST',
    path: '/api/tasks/quick/parse',
    access: 'user',
    summary: 'What quick-add would understand, without creating anything',
    body: record('QuickParse', quickText),
    success: {
      status: 200,
      body: record('QuickParsed', {
        title: Type.String(),
        dueAt: nullable(Instant),
        scheduledFor: nullable(LocalDate),
        estimateMinutes: nullable(Minutes),
        labels: Type.Array(Type.String()),
        projectId: nullable(ProjectId),
        newProject: nullable(
          Type.String({ description: 'The name of the project that would be made; only with `createProject`' }),
        ),
        priority: oneOf(taskPriorities),
        difficulty: oneOf(taskDifficulties),
        recurrence: editable.recurrence,
        spans: Type.Array(QuickSpan),
        passedOver: Type.Array(
          record('QuickPiece', {
            start: Type.Integer({ minimum: 0 }),
            end: Type.Integer({ minimum: 0 }),
            text: Type.String(),
          }),
          { description: 'Days that came second: the first was taken, these stay in the title' },
        ),
      }),
    },
    problems: ['invalid_time_zone'],
  },
  previewRecurrence: {
    tag,
    method: 'POST',
    path: '/api/tasks/recurrence/preview',
    access: 'user',
    summary: 'The next times of a repetition, if each is done on its day',
    body: record('RecurrencePreview', {
      recurrence: Type.String({ minLength: 1, maxLength: 500 }),
      dueAt: Type.Optional(nullable(Instant)),
      scheduledFor: Type.Optional(nullable(LocalDate)),
      count: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    }),
    success: {
      status: 200,
      body: record('Occurrences', {
        items: Type.Array(Occurrence),
      }),
    },
  },
  bulkTasks: {
    tag,
    method: 'POST',
    path: '/api/tasks/bulk',
    access: 'user',
    summary: 'Up to 500 operations in one request, one result each; a task that 2 MB have no room for is null there',
    body: record('Bulk', {
      operations: Type.Array(
        record('BulkOperation', {
          op: oneOf(bulkOps),
          id: Type.Optional(TaskId),
          body: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object' })),
        }),
        { minItems: 1, maxItems: 500 },
      ),
    }),
    success: { status: 200, body: record('BulkResults', { results: Type.Array(BulkResult) }) },
  },
  listProgress: {
    tag,
    method: 'GET',
    path: '/api/tasks/progress',
    access: 'user',
    summary: 'How far the tasks that have subtasks are, 10,000 at the most',
    success: { status: 200, body: record('ProgressList', { items: Type.Array(Progress) }) },
  },
  listLabels: {
    tag,
    method: 'GET',
    path: '/api/tasks/labels',
    access: 'user',
    summary: 'Labels in use on open tasks with counts, the 1,000 most used',
    success: {
      status: 200,
      body: record('Labels', {
        items: Type.Array(record('LabelCount', { label: Type.String(), count: Type.Integer() })),
      }),
    },
  },
  getTask: {
    tag,
    method: 'GET',
    path: '/api/tasks/{id}',
    access: 'user',
    versioned: true,
    summary: 'One task, now or as it was',
    params: byId,
    query: Type.Object({ asOf: Type.Optional(Instant) }, { additionalProperties: false }),
    success: { status: 200, body: Task },
  },
  updateTask: {
    tag,
    method: 'PATCH',
    path: '/api/tasks/{id}',
    access: 'user',
    versioned: true,
    summary: 'Change a task (JSON Merge Patch)',
    params: byId,
    body: TaskPatch,
    success: { status: 200, body: Task },
    problems: ['task_blocked', 'invalid_transition', 'dependency_cycle'],
  },
  deleteTask: {
    tag,
    method: 'DELETE',
    path: '/api/tasks/{id}',
    access: 'user',
    versioned: true,
    summary: 'Move a task to the trash',
    params: byId,
    success: { status: 204, body: null },
  },
  completeTask: {
    tag,
    method: 'POST',
    path: '/api/tasks/{id}/complete',
    access: 'user',
    versioned: true,
    summary: 'Complete a task',
    params: byId,
    body: record('Completion', { actualMinutes: Type.Optional(Minutes) }),
    bodyOptional: true,
    success: { status: 200, body: Task },
    problems: ['task_blocked', 'invalid_transition'],
  },
  reopenTask: {
    tag,
    method: 'POST',
    path: '/api/tasks/{id}/reopen',
    access: 'user',
    versioned: true,
    summary: 'Open a completed or cancelled task again',
    params: byId,
    success: { status: 200, body: Task },
    problems: ['invalid_transition', 'dependency_cycle'],
  },
  startTask: {
    tag,
    method: 'POST',
    path: '/api/tasks/{id}/start',
    access: 'user',
    versioned: true,
    summary: 'Begin work on a task',
    params: byId,
    success: { status: 200, body: Task },
    problems: ['invalid_transition'],
  },
  skipTask: {
    tag,
    method: 'POST',
    path: '/api/tasks/{id}/skip',
    access: 'user',
    versioned: true,
    summary: 'Let this time of a repeating task go by: it comes at its next one, and nothing is paid',
    params: byId,
    success: { status: 200, body: Task },
    problems: ['invalid_transition'],
  },
  restoreTask: {
    tag,
    method: 'POST',
    path: '/api/tasks/{id}/restore',
    access: 'user',
    versioned: true,
    summary: 'Take a task out of the trash',
    params: byId,
    success: { status: 200, body: Task },
    problems: ['invalid_transition', 'dependency_cycle'],
  },
  addDependency: {
    tag,
    method: 'PUT',
    path: '/api/tasks/{id}/dependencies/{otherId}',
    access: 'user',
    versioned: true,
    summary: 'Let the task wait for another',
    params: byPair,
    success: { status: 200, body: Task },
    problems: ['dependency_cycle'],
  },
  removeDependency: {
    tag,
    method: 'DELETE',
    path: '/api/tasks/{id}/dependencies/{otherId}',
    access: 'user',
    versioned: true,
    summary: 'Let the task wait no longer',
    params: byPair,
    success: { status: 204, body: null },
  },
  getDependencies: {
    tag,
    method: 'GET',
    path: '/api/tasks/{id}/dependencies',
    access: 'user',
    summary: 'What the task waits for and what waits for it, nearest first: at most 1,000 tasks and 2 MB',
    params: byId,
    success: { status: 200, body: TaskGraph },
  },
  listVersions: {
    tag,
    method: 'GET',
    path: '/api/tasks/{id}/versions',
    access: 'user',
    summary: 'The history of a task, newest first',
    params: byId,
    query: Type.Object(pageQuery, { additionalProperties: false }),
    success: { status: 200, body: pageOf('TaskVersionPage', TaskVersion) },
  },
  getVersion: {
    tag,
    method: 'GET',
    path: '/api/tasks/{id}/versions/{version}',
    access: 'user',
    summary: 'One state of a task in its history',
    params: byVersion,
    success: { status: 200, body: TaskVersion },
  },
  restoreVersion: {
    tag,
    method: 'POST',
    path: '/api/tasks/{id}/versions/{version}/restore',
    access: 'user',
    versioned: true,
    summary: 'Make an earlier state the present one, as a new version',
    params: byVersion,
    success: { status: 200, body: Task },
    problems: ['task_blocked', 'dependency_cycle'],
  },
});
