import {
  type NewProject,
  type Project,
  type ProjectPatch,
  type ProjectRecord,
  problem,
  projectColors,
} from 'deepiri-contracts';
import { nameKey } from 'deepiri-contracts/words';
import type { Decision, Moment } from './decision.ts';

/** What is stored: the public project, and keys that queries go by. */
export type StoredProject = Project & {
  /** The name as it must be unique for its owner. */
  nameKey: string;
  shelf: 'active' | 'archive';
  /** The id that it has in archives, where an import gave it another one here. */
  archiveId?: string;
};

/** More than anybody works on, and few enough to be read as a whole. */
export const MOST_PROJECTS = 500;

/** @param count how many projects the owner has @throws ProblemError limit_reached */
export function createProject(
  body: NewProject,
  { ownerId, id, count }: { ownerId: string; id: string; count: number },
  moment: Moment,
): Decision<StoredProject> {
  checkLimit(count);
  const state = filed({
    id,
    ownerId,
    name: tidy(body.name),
    // One after the other, so that projects that were only named can be told apart.
    color: body.color ?? projectColors[count % projectColors.length]!,
    description: body.description ?? '',
    archived: false,
    createdAt: moment.now,
    updatedAt: moment.now,
    version: 1,
  });
  return { state, events: [{ ...eventOf(state, moment), type: 'project.created', data: { project: view(state) } }] };
}

/** What a file says of a project, and the id that it gets here. */
export type TakenProject = ProjectRecord & Pick<StoredProject, 'archiveId'>;

/** A project of a file, as it was there. @throws ProblemError limit_reached */
export function importProject(
  taken: TakenProject,
  { ownerId, count }: { ownerId: string; count: number },
  moment: Moment,
): Decision<StoredProject> {
  checkLimit(count);
  const { archiveId, ...fields } = taken;
  const project = filed({ ...fields, ownerId, name: tidy(fields.name), updatedAt: moment.now, version: 1 });
  const state = archiveId === undefined ? project : { ...project, archiveId };
  return { state, events: [{ ...eventOf(state, moment), type: 'project.created', data: { project: view(state) } }] };
}

/** The project as archives have it: whose it is and how often it was changed does not matter there. */
export function archivedProject(project: StoredProject): ProjectRecord {
  const { archiveId: id = project.id, name, color, description, archived, createdAt } = project;
  return { id, name, color, description, archived, createdAt };
}

/** JSON Merge Patch. What is so already changes nothing. */
export function updateProject(project: StoredProject, patch: ProjectPatch, moment: Moment): Decision<StoredProject> {
  const { name = project.name, ...rest } = patch;
  const wanted = { ...view(project), ...rest, name: tidy(name) };
  if ((Object.keys(wanted) as (keyof Project)[]).every((field) => wanted[field] === project[field]))
    return { state: project, events: [] };
  const { archiveId } = project;
  const next = filed({ ...wanted, updatedAt: moment.now, version: project.version + 1 });
  const state = archiveId === undefined ? next : { ...next, archiveId };
  const formerName = state.name === project.name ? null : project.name;
  return {
    state,
    events: [{ ...eventOf(state, moment), type: 'project.updated', data: { project: view(state), formerName } }],
  };
}

/** What is told when a project is gone, with the last there was of it. */
export function deletionOf(project: StoredProject, moment: Moment): Decision<StoredProject>['events'] {
  return [{ ...eventOf(project, moment), type: 'project.deleted', data: { project: view(project) } }];
}

/** What leaves the service, field by field. */
export function view(project: Project): Project {
  const { id, ownerId, name, color, description, archived, createdAt, updatedAt, version } = project;
  return { id, ownerId, name, color, description, archived, createdAt, updatedAt, version };
}

function filed(project: Project): StoredProject {
  return { ...project, nameKey: nameKey(project.name), shelf: project.archived ? 'archive' : 'active' };
}

function checkLimit(count: number) {
  if (count >= MOST_PROJECTS)
    throw problem('limit_reached', `There can be ${MOST_PROJECTS} projects. Delete one that is not needed any more.`);
}

function tidy(name: string): string {
  return name.trim().replaceAll(/\s+/gu, ' ');
}

function eventOf({ id, ownerId }: Project, { now, eventId }: Moment) {
  return { id: eventId, subject: id, userid: ownerId, time: now };
}
