import { isTimeZone, type NewTask, problem } from 'deepiri-contracts';
import type { Context } from 'deepiri-service-kit';
import { utcField } from '../domain/instant.ts';
import { parseQuickAdd, type QuickOptions, type Understood } from '../domain/quick-add/parse-quick-add.ts';
import { mayNameProject } from '../domain/quick-add/projects.ts';
import { clockOf } from '../store/clock.ts';
import type { Stores } from '../store/collections.ts';
import { activeProjects } from '../store/projects.ts';

type Line = {
  text: string;
  timeZone?: string;
  dayStartsAt?: string;
  projectId?: string | null;
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
  const { text, day, writtenAt, ignore = [], projectId = null, weekStart, language } = line;
  const now = writtenBy(writtenAt, context.now);
  const projects = mayNameProject(text) ? await activeProjects(stores, ownerId) : [];
  const options = { now, timeZone, dayStartsAt, ignore, projects, weekStart, language };
  const understood = (day && readOn(day, text, options)) || parseQuickAdd(text, options);
  return { ...understood, projectId: understood.projectId ?? projectId };
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

/** The task that a line asks for. A line too long for a title is kept whole in the notes. */
export function taskOf({ spans: _, title, ...fields }: Understood): NewTask {
  if ([...title].length <= MAX_TITLE) return { ...fields, title };
  return { ...fields, title: `${[...title].slice(0, MAX_TITLE - 1).join('')}…`, notes: title };
}
