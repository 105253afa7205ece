import { type NewProject, type ProjectPatch, problem } from 'deepiri-contracts';
import { type Context, execute, stamp } from 'deepiri-service-kit';
import { DuplicateKey, StaleVersion } from 'deepiri-stores';
import {
  createProject as create,
  deletionOf,
  type StoredProject,
  updateProject as update,
  view,
} from '../domain/project.ts';
import type { Stores } from '../store/collections.ts';
import { ownProject } from '../store/projects.ts';
import { momentOf, type Target } from './change-task.ts';

/** @throws ProblemError name_taken, limit_reached */
export function createProject(
  stores: Stores,
  ownerId: string,
  body: NewProject,
  context: Context,
): Promise<StoredProject> {
  // In turn, so that requests at once do not pass the limit together.
  return stores.inTurn(ownerId, async () => {
    const [id, count] = [context.newId('prj'), await stores.projects.count({ ownerId })];
    return save(stores, { id, context }, (before) =>
      before ? { state: before, events: [] } : create(body, { ownerId, id, count }, momentOf(context)),
    );
  });
}

/** @throws ProblemError not_found, stale_version, name_taken */
export function updateProject(stores: Stores, target: Target, patch: ProjectPatch): Promise<StoredProject> {
  return save(stores, target, (before) => update(owned(before, target.ownerId), patch, momentOf(target.context)));
}

/** Its tasks are let go by the event. @throws ProblemError not_found, stale_version */
export async function deleteProject(stores: Stores, target: Target): Promise<void> {
  const { ownerId, id, context, expectedVersion } = target;
  const moment = momentOf(context);
  for (;;) {
    const project = await ownProject(stores, ownerId, id);
    if (expectedVersion !== undefined && expectedVersion !== project.version) throw stale(project, expectedVersion);
    try {
      await stores.projects.remove(id, project.version, stamp(deletionOf(project, moment), context));
      return;
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
}

type Rule = (before: StoredProject | undefined) => ReturnType<typeof create>;

async function save(
  { projects, log }: Stores,
  { id, context, expectedVersion }: Pick<Target, 'id' | 'context' | 'expectedVersion'>,
  decide: Rule,
): Promise<StoredProject> {
  try {
    return (await execute({ collection: projects, id, context, expectedVersion, log, present: view, decide })).state;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    const message = 'is the name of another project of yours, perhaps an archived one';
    throw problem('name_taken', `name ${message}. Choose another.`, {
      errors: [{ pointer: '/name', message, code: 'name_taken' }],
    });
  }
}

function owned(project: StoredProject | undefined, ownerId: string): StoredProject {
  if (project?.ownerId === ownerId) return project;
  throw problem('not_found', 'You have no project with this id.');
}

function stale(project: StoredProject, expected: number) {
  return problem(
    'stale_version',
    `The project is at version ${project.version} now, you have ${expected}. Look at \`current\` and try again.`,
    { extra: { current: view(project) } },
  );
}
