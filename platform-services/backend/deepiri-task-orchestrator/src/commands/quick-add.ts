import { isTimeZone, ProblemError, problem } from 'deepiri-contracts';
import { fieldsOf, mayNameProject, type QuickLine, readLine, type Understood } from 'deepiri-contracts/quick-add';
import { nameKey } from 'deepiri-contracts/words';
import { type Context, partOf } from 'deepiri-service-kit';
import { utcField } from '../domain/instant.ts';
import type { StoredTask } from '../domain/task.ts';
import { clockOf } from '../store/clock.ts';
import type { Stores } from '../store/collections.ts';
import { everyProject, projectsNamed } from '../store/projects.ts';
import { createTask } from './create-task.ts';
import { createProject, updateProject } from './edit-project.ts';
import { checkParent } from './parents.ts';

type Line = QuickLine & { timeZone?: string; dayStartsAt?: string; writtenAt?: string };

/** Reads a line in its own time zone and day, or the person's, or UTC. @throws ProblemError invalid_time_zone */
export async function understand(stores: Stores, ownerId: string, line: Line, context: Context): Promise<Understood> {
  const { timeZone, dayStartsAt } = { ...(await clockOf(stores, ownerId)), ...line };
  if (!isTimeZone(timeZone)) {
    throw problem('invalid_time_zone', `There is no time zone ${timeZone}. Use one such as Europe/Berlin.`, {
      errors: [{ pointer: '/timeZone', message: 'is not a known IANA time zone', code: 'not_a_zone' }],
    });
  }
  const now = writtenBy(line.writtenAt, context.now);
  const projects = mayNameProject(line.text) ? await everyProject(stores, ownerId) : [];
  return readLine(line, { now, timeZone, dayStartsAt, projects });
}

/** When a line was written: a device whose clock is ahead wrote it now. @throws ProblemError invalid_body */
function writtenBy(writtenAt: string | undefined, now: Date): Date {
  const written = utcField(writtenAt ?? null, 'writtenAt');
  return written === null ? now : new Date(Math.min(Date.parse(written), now.getTime()));
}

type Added = Line & { parentId?: string | null; orderKey?: string | null };

/**
 * Makes the task that a line asks for, and before it the project that it names.
 * @throws ProblemError invalid_time_zone, invalid_body, limit_reached
 */
export async function quickAdd(
  stores: Stores,
  ownerId: string,
  { parentId = null, orderKey = null, ...line }: Added,
  context: Context,
): Promise<{ task: StoredTask; spans: Understood['spans'] }> {
  const understood = await understand(stores, ownerId, line, context);
  // What would be refused makes no project.
  if (parentId) await checkParent(stores, { ownerId, parentId });
  const projectId = line.createProject ? await openProject(stores, ownerId, understood, context) : understood.projectId;
  const body = { ...fieldsOf(understood), projectId, parentId, orderKey };
  return { task: await createTask(stores, ownerId, body, context), spans: understood.spans };
}

/** The project that a line names: made where there is none, and taken out of the archive. */
async function openProject(
  stores: Stores,
  ownerId: string,
  { newProject, projectId, spans }: Understood,
  context: Context,
): Promise<string | null> {
  // Its ids are not those of the task, which are the same whether the project was there or not.
  const part = partOf(context, 'project');
  if (newProject === null) {
    const isNamed = projectId !== null && spans.some(({ field }) => field === 'projectId');
    if (isNamed) await updateProject(stores, { ownerId, id: projectId, context: part }, { archived: false });
    return projectId;
  }
  try {
    return (await createProject(stores, ownerId, { name: newProject }, part)).id;
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'name_taken')) throw error;
    // Another line made it meanwhile.
    return (await projectsNamed(stores, ownerId, [newProject])).get(nameKey(newProject)) ?? null;
  }
}
