import { problem, type Task, TaskRecord } from 'deepiri-contracts';
import { createBodyCheck, stamp } from 'deepiri-service-kit';
import { StaleVersion } from 'deepiri-stores';
import {
  archivedTask,
  archivedVersion,
  isSame,
  letGo,
  type Rename,
  type Replayed,
  renamed,
  replay,
  withLines,
} from '../../domain/archive/record.ts';
import { imported } from '../../domain/decision.ts';
import type { Edges } from '../../domain/dependencies.ts';
import { cyclePath } from '../../domain/dependencies.ts';
import { importProblem } from '../../domain/import/draft.ts';
import { misplaced } from '../../domain/import/parents.ts';
import { holdsUp, type StoredTask, view } from '../../domain/task.ts';
import type { Stores } from '../../store/collections.ts';
import { everyTask, versionsFrom } from '../../store/everything.ts';
import { everyProject } from '../../store/projects.ts';
import { edgesOf } from '../../store/tasks.ts';
import { checkStays } from '../forget-user.ts';
import { archivedEventId, archivedId, archivedTaskId } from '../import/ids.ts';
import type { ImportRun } from '../import/run.ts';
import { type ArchivedCollection, RECORD_END } from './collection.ts';

const checkRecord = createBodyCheck<TaskRecord>(TaskRecord);

/** Records that are taken over together. */
const TOGETHER = 50;

export const archivedTasks: ArchivedCollection = { name: 'tasks', read, write };

async function* read(stores: Stores, ownerId: string): AsyncGenerator<string> {
  const places = await everyTask(stores, ownerId);
  const projects = await everyProject(stores, ownerId);
  const names = new Map([...places, ...projects].map(({ id, archiveId = id }) => [id, archiveId]));
  const rename: Rename = (id) => names.get(id) ?? id;
  for (let from = 0; from < places.length; from += TOGETHER) {
    const some = places.slice(from, from + TOGETHER);
    for (const task of await stores.tasks.getMany(some.map(({ id }) => id))) {
      const { deletedAt } = task;
      const takenBack = task.takenBack ? ',"takenBack":true' : '';
      yield `{"task":${JSON.stringify(archivedTask(view(task), rename))},"deletedAt":${JSON.stringify(deletedAt)}${takenBack},"trackedMinutes":${task.trackedMinutes ?? 0},"versions":[`;
      yield* historyOf(stores, task, rename);
      yield `]}${RECORD_END}`;
    }
  }
}

async function* historyOf(stores: Stores, task: StoredTask, rename: Rename): AsyncGenerator<string> {
  let before: Task | undefined;
  for await (const version of versionsFrom(stores, task)) {
    yield `${before ? ',' : ''}\n${JSON.stringify(archivedVersion(version, before, rename))}`;
    before = version.task;
  }
}

type Found = { at: number; record: TaskRecord };
type Planned = {
  archiveId: string;
  states: Replayed[];
  trackedMinutes: number;
  takenBack: boolean;
  here: StoredTask | undefined;
};

async function write(stores: Stores, records: readonly unknown[], run: ImportRun): Promise<void> {
  const found = withoutCircles(
    records.flatMap((record, at) => checked(record, at, run)),
    run,
  );
  const edges = new Map(await graphFor(stores, found, run.ownerId));
  for (let from = 0; from < found.length; from += TOGETHER) {
    await checkStays(stores, run.ownerId);
    const planned = await plan(stores, found.slice(from, from + TOGETHER), run);
    const fitting = planned.filter((one) => closesNoCircle(one, edges, run));
    await Promise.all(fitting.map((one) => takeOver(stores, one, run)));
  }
}

function checked(record: unknown, at: number, run: ImportRun): Found[] {
  try {
    return [{ at, record: withLines(checkRecord(record)) }];
  } catch (error) {
    run.refuse(nameOf(at), error);
    return [];
  }
}

// How deep tasks stand is as it was where they come from: there, what is in the trash may stand deeper.
const ANY_LEVEL = Number.MAX_SAFE_INTEGER - 1;

function withoutCircles(found: readonly Found[], run: ImportRun): Found[] {
  const astray = misplaced(new Map(found.map(({ record: { task } }) => [task.id, task.parentId])), ANY_LEVEL);
  return found.filter(({ at, record: { task } }) => {
    if (!astray.has(task.id)) return true;
    run.refuse(nameOf(at), problem('invalid_body', 'stands below itself'), task.title);
    return false;
  });
}

const nameOf = (at: number) => `tasks/${at}`;

// Most archives have dependencies in a few tasks only, and many have none.
async function graphFor(stores: Stores, found: readonly Found[], ownerId: string): Promise<Edges> {
  const isNeeded = found.some(({ record }) => record.task.blockedBy.length > 0);
  return isNeeded ? edgesOf(stores, ownerId) : new Map();
}

/** Reads histories back, with the ids that their tasks have here, and finds what is here already. */
async function plan(stores: Stores, found: readonly Found[], run: ImportRun): Promise<Planned[]> {
  const mentioned = new Set(found.flatMap(({ record }) => mentionedIn(record)));
  const { ownerId } = run;
  const derived = (id: string) => archivedTaskId(ownerId, id);
  const known = await stores.tasks.getMany([...mentioned, ...found.map(({ record }) => derived(record.task.id))]);
  const own = new Map(known.filter((task) => task.ownerId === ownerId).map((task) => [task.id, task]));
  const projects = await projectPlaces(stores, found, run);
  const rename: Rename = (id) => projects.ids.get(id) ?? (own.has(id) ? id : derived(id));
  return found.flatMap(({ at, record }) => {
    try {
      const { id } = record.task;
      if (run.isRepeated(id)) throw problem('invalid_body', 'is in the file twice');
      const states = replay({ versions: record.versions, ownerId, rename });
      checkEnd(record, states.at(-1)!, rename);
      // In a dry run, what came before in another part of the archive is not here.
      if (!run.dryRun && record.task.projectId && !projects.has(record.task.projectId)) {
        run.note(withoutItsProject(at, record.task.title));
        states.push(letGo(states.at(-1)!, run.context.now));
      }
      const { projectId } = states.at(-1)!.task;
      if (projectId) run.filedIn.add(projectId);
      const { trackedMinutes = 0, takenBack = false } = record;
      return [{ archiveId: id, states, trackedMinutes, takenBack, here: own.get(rename(id)) }];
    } catch (error) {
      run.refuse(nameOf(at), error, record.task.title);
      return [];
    }
  });
}

const withoutItsProject = (at: number, title: string) =>
  importProblem({
    line: null,
    column: `${nameOf(at)}/projectId`,
    code: 'project_missing',
    values: { title },
    message: `“${title}” is in a project that is neither here nor in the file: it comes without one.`,
    remedy: 'Put it into a project when it is here.',
  });

type ProjectPlaces = { ids: ReadonlyMap<string, string>; has(id: string): boolean };

/**
 * Where the projects that tasks are or were in are here. One that is gone, which only histories tell of, keeps its id.
 */
async function projectPlaces(stores: Stores, found: readonly Found[], run: ImportRun): Promise<ProjectPlaces> {
  const mentioned = new Set(
    found.flatMap(({ record }) => record.versions.flatMap(({ fields }) => fields.projectId ?? [])),
  );
  const derived = (id: string) => archivedId('prj', run.ownerId, id);
  const known = await stores.projects.getMany([...mentioned].flatMap((id) => [id, derived(id)]));
  const own = new Set(known.filter(({ ownerId }) => ownerId === run.ownerId).map(({ id }) => id));
  const idOf = (id: string) => run.projectIds.get(id) ?? (own.has(derived(id)) ? derived(id) : id);
  const there = new Set([...own, ...run.projectIds.values()]);
  return {
    ids: new Map([...mentioned].map((id) => [id, idOf(id)])),
    has: (id: string) => there.has(idOf(id)),
  };
}

function mentionedIn({ task, versions }: TaskRecord): string[] {
  return [task, ...versions.map(({ fields }) => fields)].flatMap(({ id, parentId, blockedBy }) => [
    ...(id ? [id] : []),
    ...(parentId ? [parentId] : []),
    ...(blockedBy ?? []),
  ]);
}

function checkEnd({ task, deletedAt }: TaskRecord, last: Replayed, rename: Rename) {
  const wanted = renamed(task, rename);
  const differs = (Object.keys(wanted) as (keyof typeof wanted)[]).some(
    (field) => !isSame(wanted[field], last.task[field]),
  );
  if (differs || deletedAt !== last.deletedAt)
    throw problem('invalid_body', 'has versions that do not lead to what it is');
}

function closesNoCircle({ states }: Planned, edges: Map<string, readonly string[]>, run: ImportRun): boolean {
  const { task, deletedAt } = states.at(-1)!;
  if (task.blockedBy.length === 0 || !holdsUp({ status: task.status, deletedAt })) return true;
  if (cyclePath(task.id, task.blockedBy, edges)) {
    run.refuse(
      task.title,
      problem('dependency_cycle', 'would close a circle of tasks that wait for each other'),
      task.title,
    );
    return false;
  }
  edges.set(task.id, task.blockedBy);
  return true;
}

async function takeOver(stores: Stores, planned: Planned, run: ImportRun): Promise<void> {
  const { states, here } = planned;
  const last = states.at(-1)!;
  const from = here?.version ?? 0;
  const seen = here && states[from - 1];
  if (here && (!seen || from === states.length)) return run.tell(last.task, 'existing', null);
  if (here && !isSame(view(here), view(seen!.task))) return run.tell(last.task, 'existing', null);
  if (run.dryRun) return run.tell(last.task, here ? 'continued' : 'new', null);
  let before = here;
  for (const state of states.slice(from)) {
    const after = await save(stores, { ...planned, before, state }, run);
    if (!after) return run.tell(last.task, 'existing', null);
    before = after;
  }
  run.tell(last.task, here ? 'continued' : 'new', null);
}

type Step = Pick<Planned, 'archiveId' | 'trackedMinutes' | 'takenBack'> & {
  before: StoredTask | undefined;
  state: Replayed;
};

// Each version is one write, as it was when it came to be; an import that was cut short goes on where it was.
async function save({ tasks }: Stores, { archiveId, trackedMinutes, takenBack, before, state }: Step, run: ImportRun) {
  const { task, deletedAt, closedAt, version } = state;
  const { state: stored, events } = imported(
    before,
    {
      ...task,
      deletedAt,
      deletedWith: null,
      takenBack: (takenBack && deletedAt !== null) || undefined,
      closedAt,
      completionId: null,
      trackedMinutes,
      ...(task.id === archiveId ? {} : { archiveId }),
    },
    {
      at: version.at,
      change: version.change,
      by: { type: version.actor.type, id: version.actor.id ?? run.ownerId },
      eventId: archivedEventId(run.ownerId, archiveId, version.version),
    },
  );
  try {
    return (await tasks.save(stored, stamp(events, run.context))) === 'saved' ? stored : undefined;
  } catch (error) {
    if (error instanceof StaleVersion) return undefined;
    throw error;
  }
}
