import type { NewTask } from '../http/tasks.ts';
import type { Place } from './due.ts';
import { parseQuickAdd, type QuickOptions, type Understood } from './parse-quick-add.ts';
import type { Named } from './projects.ts';

/** A line with what decides what it means, besides who writes it and when. */
export type QuickLine = Pick<QuickOptions, 'ignore' | 'weekStart' | 'language'> & {
  text: string;
  projectId?: string | null;
  createProject?: boolean;
  day?: string;
};

/** Who writes it: the instant, the zone and day start there, and all their projects. */
type Writer = Place & { projects: readonly (Named & { archived: boolean })[] };

/** So far from another day that the two are not read as one. */
const APART = '   ';

/** What a line means to who writes it. It is read so where it is typed, and again when it is saved. */
export function readLine(line: QuickLine, { projects, ...place }: Writer): Understood {
  const { text, day, ignore = [], projectId = null, weekStart, language, createProject: makesProject = false } = line;
  const nameable = makesProject ? projects : projects.filter(({ archived }) => !archived);
  const options = { ...place, ignore, projects: nameable, makesProject, weekStart, language };
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

const LONGEST_TITLE = 500;

/** The fields of the task that a line makes. A line too long for a title is kept whole in the notes. */
export function fieldsOf({ spans: _, newProject: __, passedOver: ___, title, ...fields }: Understood): QuickFields {
  if ([...title].length <= LONGEST_TITLE) return { ...fields, title };
  return { ...fields, title: `${[...title].slice(0, LONGEST_TITLE - 1).join('')}…`, notes: title };
}

/** What a line can say of a task. */
export type QuickFields = Omit<Understood, 'spans' | 'newProject' | 'passedOver'> & Pick<NewTask, 'notes'>;
