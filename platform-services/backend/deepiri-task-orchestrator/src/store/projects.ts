import { type ProjectProgress, problem } from 'deepiri-contracts';
import type { ProjectNames } from 'deepiri-contracts/filter';
import { nameKey } from 'deepiri-contracts/words';
import type { StoredProject } from '../domain/project.ts';
import { countedFacet } from '../domain/task.ts';
import type { Stores } from './collections.ts';

/** As many as there can be fit into one page. */
const ALL = 1_000;
/** Counts that run at once, so that other requests get their turn in between. */
const TOGETHER = 20;

const byName = { field: 'nameKey', direction: 'asc' } as const;

/** A project of this owner. What belongs to somebody else does not exist. @throws ProblemError not_found */
export async function ownProject({ projects }: Stores, ownerId: string, id: string): Promise<StoredProject> {
  const project = await projects.get(id);
  if (!project || project.ownerId !== ownerId) throw problem('not_found', 'You have no project with this id.');
  return project;
}

type PageQuery = { archived?: boolean | undefined; limit: number; cursor?: string | undefined };

/** A page of projects by their names. @throws InvalidCursor */
export function projectsOf({ projects }: Stores, ownerId: string, { archived, limit, cursor }: PageQuery) {
  const shelf = archived ? ('archive' as const) : ('active' as const);
  return projects.find({
    where: { ownerId, ...(archived === undefined ? {} : { shelf }) },
    order: byName,
    limit,
    ...(cursor ? { after: cursor } : {}),
  });
}

/** All projects of an owner by their names, the archived ones too. */
export async function everyProject(stores: Stores, ownerId: string): Promise<StoredProject[]> {
  return (await projectsOf(stores, ownerId, { limit: ALL })).items;
}

/** Those of some names that are projects of the owner. */
export async function projectsNamed(
  { projects }: Stores,
  ownerId: string,
  names: readonly string[],
): Promise<ProjectNames> {
  if (names.length === 0) return new Map();
  const keys = [...new Set(names.map(nameKey))];
  const { items } = await projects.find({ where: { ownerId, nameKey: { in: keys } }, order: byName, limit: ALL });
  return new Map(items.map((project) => [project.nameKey, project.id]));
}

/** How far each project is. The store counts: no task is read for it. */
export async function progressOf(stores: Stores, ownerId: string): Promise<ProjectProgress[]> {
  const items = await everyProject(stores, ownerId);
  const progress: ProjectProgress[] = [];
  for (let from = 0; from < items.length; from += TOGETHER)
    progress.push(
      ...(await Promise.all(items.slice(from, from + TOGETHER).map(({ id }) => progressIn(stores, ownerId, id)))),
    );
  return progress;
}

async function progressIn({ tasks }: Stores, ownerId: string, projectId: string): Promise<ProjectProgress> {
  const count = (as: 'open' | 'done') => tasks.count({ ownerId, facets: { has: countedFacet(projectId, as) } });
  const [open, done] = await Promise.all([count('open'), count('done')]);
  return { projectId, open, done };
}
