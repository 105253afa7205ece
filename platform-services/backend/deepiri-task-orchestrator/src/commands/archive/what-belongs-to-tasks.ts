import { problem } from 'deepiri-contracts';
import type { Stores } from '../../store/collections.ts';
import { everyTask } from '../../store/everything.ts';
import { checkStays } from '../forget-user.ts';
import { archivedTaskId } from '../import/ids.ts';
import type { ImportRun } from '../import/run.ts';

/** Records that are taken over together. */
const TOGETHER = 50;

/** By which id a task goes in archives. */
export async function archiveNames(stores: Stores, ownerId: string): Promise<(taskId: string) => string> {
  const names = new Map((await everyTask(stores, ownerId)).map(({ id, archiveId }) => [id, archiveId]));
  return (taskId) => names.get(taskId) ?? taskId;
}

type OfTask = { id: string; taskId: string };
type Kind<R extends OfTask> = {
  /** Of the list in the archive. */
  name: string;
  check: (record: unknown) => R;
  /** The id that a record gets here. */
  idOf: (record: R) => string;
  /** Those of the ids that are something of the owner already. */
  isHere: (ids: readonly string[]) => Promise<string[]>;
  save: (record: R, here: OfTask) => Promise<void>;
};

/** Takes over records that each belong to a task which is here by now. What is here already stays as it is. */
export async function takeOverBelonging<R extends OfTask>(
  stores: Stores,
  records: readonly unknown[],
  run: ImportRun,
  kind: Kind<R>,
): Promise<void> {
  const found = records.flatMap((record, at) => {
    try {
      return [{ at, record: kind.check(record) }];
    } catch (error) {
      run.refuse(`${kind.name}/${at}`, error);
      return [];
    }
  });
  for (let from = 0; from < found.length; from += TOGETHER) {
    const some = found.slice(from, from + TOGETHER);
    await checkStays(stores, run.ownerId);
    const tasks = await tasksHere(
      stores,
      run,
      some.map(({ record }) => record.taskId),
    );
    const taken = new Set(await kind.isHere(some.flatMap(({ record }) => [record.id, kind.idOf(record)])));
    for (const { at, record } of some) {
      const taskId = tasks.get(record.taskId);
      const id = kind.idOf(record);
      if (taken.has(record.id) || taken.has(id)) continue;
      if (taskId) await kind.save(record, { id, taskId });
      else if (!run.dryRun)
        run.refuse(
          `${kind.name}/${at}`,
          problem('invalid_body', 'belongs to a task that is neither here nor in the file'),
        );
    }
  }
}

/** By ids of the archive: the tasks of the owner that they are here. In a dry run those to come are not here. */
async function tasksHere(stores: Stores, run: ImportRun, ids: readonly string[]): Promise<Map<string, string>> {
  const { ownerId, dryRun } = run;
  if (dryRun) return new Map();
  const derived = (id: string) => archivedTaskId(ownerId, id);
  const known = await stores.tasks.getMany([...new Set(ids)].flatMap((id) => [id, derived(id)]));
  const own = new Set(known.filter((task) => task.ownerId === ownerId).map(({ id }) => id));
  return new Map(
    ids.flatMap((id): [string, string][] =>
      own.has(id) ? [[id, id]] : own.has(derived(id)) ? [[id, derived(id)]] : [],
    ),
  );
}
