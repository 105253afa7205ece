import { isTimeZone, type NewTask, ProblemError, problem } from 'deepiri-contracts';
import { nameKey } from 'deepiri-contracts/words';
import { type Context, partOf } from 'deepiri-service-kit';
import { utcField } from '../domain/instant.ts';
import { parseQuickAdd, type QuickOptions, type Understood } from '../domain/quick-add/parse-quick-add.ts';
import { mayNameProject } from '../domain/quick-add/projects.ts';
import type { StoredTask } from '../domain/task.ts';
import { clockOf } from '../store/clock.ts';
import type { Stores } from '../store/collections.ts';
import { activeProjects, everyProject, projectsNamed } from '../store/projects.ts';
import { createTask } from './create-task.ts';
import { createProject, updateProject } from './edit-project.ts';
import { checkParent } from './parents.ts';

type Line = {
  text: string;
  timeZone?: string;
  dayStartsAt?: string;
  projectId?: string | null;
  createProject?: boolean;
  day?: string;
  writtenAt?: string;
  ignore?: QuickOptions['ignore'];
  weekStart?: string;
  language?: QuickOptions['language'];
};

const MAX_TITLE = 500;
/** So far from another day that the two are not read as one. */
const APART = '   ';

/** Reads a line in its own time zone and day, or the person's, or UTC. @throws ProblemError invalid_time_zone */
export async function readLine(stores: Stores, ownerId: string, line: Line, context: Context): Promise<Understood> {
  const { timeZone, dayStartsAt } = { ...(await clockOf(stores, ownerId)), ...line };
  if (!isTimeZone(timeZone)) {
    throw problem('invalid_time_zone', `There is no time zone ${timeZone}. Use one such as Europe/Berlin.`, {
      errors: [{ pointer: '/timeZone', message: 'is not a known IANA time zone', code: 'not_a_zone' }],
    });
  }
  const {
    text,
    day,
    writtenAt,
    ignore = [],
    projectId = null,
    weekStart,
    language,
    createProject: makesProject = false,
  } = line;
  const now = writtenBy(writtenAt, context.now);
  const nameable = makesProject ? everyProject : activeProjects;
  const projects = mayNameProject(text) ? await nameable(stores, ownerId) : [];
  const options = { now, timeZone, dayStartsAt, ignore, projects, makesProject, weekStart, language };
  const understood = (day && readOn(day, text, options)) || parseQuickAdd(text, options);
  return { ...understood, projectId: understood.projectId ?? (understood.newProject === null ? projectId : null) };
}

/** A line with a day at its end, as a person would say it; undefined where the line names another day itself. */
function readOn(day: string, text: string, options: QuickOptions): Understood | undefined {
  const line = `${text}${APART}${day}`;
  const { spans: all, title, ...fields } = parseQuickAdd(line, options);
  const spans = all.filter(({ end }) => end <= text.length);
  // Where all of the line was understood, all of it is the title.
  return spans.length < all.length ? { ...fields, spans, title: title === line ? text.trim() : title } : undefined;
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
  const understood = await readLine(stores, ownerId, line, context);
  // What would be refused makes no project.
  if (parentId) await checkParent(stores, { ownerId, parentId });
  const projectId = line.createProject ? await openProject(stores, ownerId, understood, context) : understood.projectId;
  const body = { ...taskOf(understood), projectId, parentId, orderKey };
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

/** The task that a line asks for. A line too long for a title is kept whole in the notes. */
function taskOf({ spans: _, newProject: __, passedOver: ___, title, ...fields }: Understood): NewTask {
  if ([...title].length <= MAX_TITLE) return { ...fields, title };
  return { ...fields, title: `${[...title].slice(0, MAX_TITLE - 1).join('')}…`, notes: title };
}
