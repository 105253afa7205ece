import type { ImportProblem, Task } from 'deepiri-contracts';
import { nameKey } from 'deepiri-contracts/words';
import { readInstant, readRepetition } from './cells.ts';
import { createKeys, type Draft, type Drafts, draft, labelled, type Place, titled } from './draft.ts';
import { type Row, unread } from './table.ts';

/** Whether a table has the columns of Todoist's CSV. */
export function isTodoist(headers: readonly string[]): boolean {
  return ['TYPE', 'CONTENT', 'PRIORITY', 'INDENT'].every((name) => headers.includes(name));
}

/** Todoist counts from the most urgent, and 4 is what nobody has set. */
const priorities: Record<string, Task['priority']> = { 1: 'urgent', 2: 'high', 3: 'medium', 4: 'none' };
const LABEL = /(?:^|\s)@([^\s@]+)/gu;
const EVERY = /\b(every|each|daily|weekly|monthly|yearly|jede[rns]?)\b/i;

/**
 * Tasks of Todoist's CSV: sections become labels, what is indented belongs to the row above, notes go to their task.
 * @param project for which the file stands: the same row in the file of another is another task
 */
export function readTodoist(rows: readonly Row[], place: Place, project?: string): Drafts {
  const keyOf = createKeys();
  const drafts: Draft[] = [];
  const problems: ImportProblem[] = [];
  const of = project === undefined ? [] : [nameKey(project)];
  let section: string | undefined;
  let above: Draft[] = [];
  for (const { line, cells } of rows) {
    const [type, content = ''] = [cells['TYPE']?.trim().toLowerCase(), cells['CONTENT']?.trim()];
    if (type === 'section') section = content;
    else if (type === 'note' && content !== '') addNote(above.at(-1) ?? drafts.at(-1), content);
    if (type === 'section') above = [];
    if (type !== 'task' || content === '') continue;
    const depth = Math.max(1, Number(cells['INDENT']) || 1);
    const parent = above[Math.min(depth - 1, above.length) - 1];
    const one = taskIn(cells, { line, section, key: keyOf([cells, section, parent?.key, ...of]) }, place, problems);
    one.parentKey = parent?.key ?? null;
    above = [...above.slice(0, depth - 1), one];
    drafts.push(one);
  }
  return { drafts, projects: [], problems };
}

const DATE = {
  code: 'not_a_todoist_date',
  remedy: 'Set the date in Todoist once more, or write it as 2026-11-24.',
} as const;

type At = { line: number; section: string | undefined; key: string };

function taskIn(cells: Row['cells'], { line, section, key }: At, place: Place, problems: ImportProblem[]): Draft {
  const content = cells['CONTENT']!.trim();
  const labels = [...content.matchAll(LABEL)].map(([, label]) => label!);
  const text = content.replaceAll(LABEL, ' ').replaceAll(/\s+/g, ' ').trim() || content;
  const date = cells['DATE']?.trim() ?? '';
  const when = date === '' ? {} : readWhen(date, place);
  if (!when) problems.push(unread({ line, column: 'DATE', ...DATE }, date));
  return draft({
    key,
    line,
    ...titled(text.replace(/^\*\s+/, ''), cells['DESCRIPTION']?.trim()),
    labels: labelled([...(section ? [section] : []), ...labels]),
    priority: priorities[cells['PRIORITY']?.trim() ?? ''] ?? 'none',
    estimateMinutes: minutesIn(cells),
    ...when,
  });
}

function readWhen(date: string, place: Place): Partial<Draft> | undefined {
  const repetition = EVERY.test(date) ? readRepetition(date, place) : undefined;
  if (repetition) return repetition;
  const dueAt = readInstant(date, place);
  return dueAt === undefined ? undefined : { dueAt };
}

function minutesIn(cells: Row['cells']): number | null {
  const amount = Number(cells['DURATION']);
  if (!Number.isInteger(amount) || amount <= 0 || amount > 100_000) return null;
  return cells['DURATION_UNIT']?.trim().toLowerCase() === 'day' ? null : amount;
}

function addNote(to: Draft | undefined, text: string) {
  if (to) Object.assign(to, titled(to.title, to.notes === '' ? text : `${to.notes}\n\n${text}`));
}
