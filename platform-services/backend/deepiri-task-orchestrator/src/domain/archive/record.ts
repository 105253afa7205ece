import {
  ArchivedTask,
  type ArchivedVersion,
  problem,
  type Task,
  type TaskRecord,
  type TaskVersion,
} from 'deepiri-contracts';
import { taskTime, utc } from '../instant.ts';
import { ruleField } from '../recurrence/rule.ts';
import { isOpen } from '../task.ts';
import { titleLine } from '../title.ts';

/** By which id a task goes on the other side: in the archive on the way out, here on the way in. */
export type Rename = (id: string) => string;

/** A task without its owner, with the ids of the archive. */
export function archivedTask(task: Task, rename: Rename): ArchivedTask {
  const { ownerId: _, ...rest } = task;
  return renamed(rest, rename);
}

/** A version as what it set, so that a long history of a long task stays short. */
export function archivedVersion(
  { version, at, actor, change, task }: TaskVersion,
  before: Task | undefined,
  rename: Rename,
): ArchivedVersion {
  const { type, id } = actor;
  const fields = archivedTask(task, rename);
  const earlier = before && archivedTask(before, rename);
  return {
    version,
    at,
    actor: { type, id: type === 'user' && id === task.ownerId ? null : id },
    change,
    fields: earlier ? differenceOf(earlier, fields) : fields,
  };
}

function differenceOf(before: ArchivedTask, after: ArchivedTask): Partial<ArchivedTask> {
  const entries = Object.entries(after).filter(([field, value]) => !isSame(before[field as keyof ArchivedTask], value));
  return Object.fromEntries(entries);
}

/** A record whose titles are such as tasks have today: those of before could be more than one line. */
export function withLines({ task, versions, ...rest }: TaskRecord): TaskRecord {
  const line = (title: string) => titleLine(title) || '…';
  return {
    ...rest,
    task: { ...task, title: line(task.title) },
    versions: versions.map(({ fields, ...version }) => ({
      ...version,
      fields: fields.title === undefined ? fields : { ...fields, title: line(fields.title) },
    })),
  };
}

/** One state of a history that is read back. */
export type Replayed = {
  task: Task;
  deletedAt: string | null;
  closedAt: string | null;
  version: ArchivedVersion;
};

type Reading = { versions: readonly ArchivedVersion[]; ownerId: string; rename: Rename };

/** The states that a history led to, as they are here. @throws ProblemError with what does not fit */
export function replay({ versions, ownerId, rename }: Reading): Replayed[] {
  const states: Replayed[] = [];
  for (const version of versions) {
    const before = states.at(-1);
    checkOrder(version, before);
    const task = { ...laterFields, ...before?.task, ...stored(version.fields, rename), ownerId } as Task;
    checkState(task, version);
    const deletedAt = deletion(version, before?.deletedAt ?? null);
    const isOver = deletedAt !== null || !isOpen(task.status);
    states.push({ task, version, deletedAt, closedAt: isOver ? (before?.closedAt ?? version.at) : null });
  }
  return states;
}

/** One version more, in which a project that is gone has let go of the task. */
export function letGo({ task, version, ...rest }: Replayed, now: Date): Replayed {
  const at = [version.at, now.toISOString()].sort().at(-1)!;
  const fields = { projectId: null, updatedAt: at, version: version.version + 1 };
  const next = { version: fields.version, at, actor: { type: 'user', id: null }, change: 'updated', fields } as const;
  return { ...rest, task: { ...task, ...fields }, version: next };
}

function deletion({ change, at }: ArchivedVersion, before: string | null): string | null {
  if (change === 'deleted') return at;
  return change === 'restored' ? null : before;
}

function stored(fields: Partial<ArchivedTask>, rename: Rename): Partial<Task> {
  const instants = Object.fromEntries(
    instantFields.flatMap((field) => {
      const value = fields[field];
      return typeof value === 'string'
        ? [[field, taskTime(value) ?? misfit(`has a ${field} that is not a time that exists`)]]
        : [];
    }),
  );
  if (fields.recurrence) ruleField(fields.recurrence);
  return renamed({ ...fields, ...instants }, rename);
}

const instantFields = ['dueAt', 'completedAt', 'createdAt', 'updatedAt'] as const;

/** The same under the ids of the other side. */
export function renamed<T extends Partial<ArchivedTask>>(task: T, rename: Rename): T {
  const { id, parentId, projectId, blockedBy } = task;
  return {
    ...task,
    ...(id === undefined ? {} : { id: rename(id) }),
    ...(parentId ? { parentId: rename(parentId) } : {}),
    ...(projectId ? { projectId: rename(projectId) } : {}),
    ...(blockedBy ? { blockedBy: blockedBy.map(rename) } : {}),
  };
}

function checkOrder({ version, at }: ArchivedVersion, before: Replayed | undefined) {
  if (version !== (before?.task.version ?? 0) + 1)
    misfit(`has a version ${version} that does not follow the one before it`);
  if (utc(at) !== at) misfit(`has a version ${version} without a time in UTC with milliseconds`);
  if (before && at < before.version.at) misfit(`has a version ${version} that is earlier than the one before it`);
}

/** Fields that tasks got after the first format, with what each was before: a new field of a task is added here, and to the
 * optional ones of the schema. */
const laterFields: Partial<ArchivedTask> = { orderKey: null, habit: null };

const everyField = Object.keys(ArchivedTask.properties) as (keyof ArchivedTask)[];

function checkState(task: Task, { version }: ArchivedVersion) {
  const missing = everyField.find((field) => task[field] === undefined);
  if (missing) misfit(`has no ${missing} in its first version`);
  if (task.source && !isPlainSource(task.source)) misfit('has a source with an address that is not of the web');
  if (task.parentId === task.id) misfit('is its own parent');
  if (task.version !== version) misfit(`has a version ${version} that says it is ${task.version}`);
  if ((task.status === 'done') !== (task.completedAt !== null))
    misfit(`is ${task.status} in version ${version}, with completedAt ${task.completedAt}`);
}

const LONGEST = 2_000;

// Where a task came from is shown as a link: no file may bring one that runs something.
function isPlainSource({ provider, externalId, url }: NonNullable<Task['source']>): boolean {
  const isShort = [provider, externalId, url].every(({ length }) => length <= LONGEST);
  return isShort && (url === '' || /^https?:\/\//.test(url));
}

function misfit(what: string): never {
  throw problem('invalid_body', what);
}

/** Whether two values of a task are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
