import { type ImportField, type ImportProblem, type ImportProblemCode, importFields } from 'deepiri-contracts';
import { unguarded } from '../formula.ts';
import {
  readDate,
  readDifficulty,
  readInstant,
  readKind,
  readLabels,
  readMinutes,
  readPriority,
  readRepetition,
  readStatus,
} from './cells.ts';
import {
  type Cells,
  createKeys,
  type Draft,
  type Drafts,
  draft,
  importProblem,
  labelled,
  type Place,
  type ProjectDraft,
  projectNamed,
  titled,
} from './draft.ts';

/** One row of a CSV file by the names of its columns, and where it begins. */
export type Row = { line: number; cells: Record<string, string> };

/** What each column means; null for nothing. */
export type Columns = Record<string, ImportField | null>;

const names: Partial<Record<ImportField, readonly string[]>> = {
  id: ['taskid', 'uuid', 'key', 'externalid'],
  title: ['name', 'task', 'content', 'summary', 'subject', 'taskname', 'text', 'todo', 'titel', 'aufgabe', 'betreff'],
  notes: ['description', 'note', 'details', 'comment', 'body', 'notizen', 'beschreibung'],
  status: ['state', 'completed', 'done', 'iscompleted', 'iscomplete', 'erledigt'],
  labels: ['tags', 'label', 'tag', 'categories', 'category'],
  project: ['projectname', 'list', 'listname', 'folder', 'foldername', 'projekt', 'liste'],
  dueAt: ['due', 'duedate', 'deadline', 'date', 'fällig', 'fälligam'],
  scheduledFor: ['scheduled', 'start', 'startdate', 'planned', 'dodate'],
  estimateMinutes: ['estimate', 'duration', 'estimatedminutes', 'minutes'],
  actualMinutes: ['actual', 'spent', 'timespent', 'trackedminutes'],
  recurrence: ['repeat', 'repeats', 'rrule', 'recurring'],
  completedAt: ['completeddate', 'completedtime', 'completiondate', 'dateCompleted', 'finishedat'],
  createdAt: ['created', 'createddate', 'createdtime', 'creationdate', 'datecreated'],
  priority: ['importance', 'prio', 'priorität'],
};

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What columns most likely mean, by their names; each meaning is given once. */
export function guessColumns(headers: readonly string[]): Columns {
  const guessed: Columns = Object.fromEntries(headers.map((header) => [header, null]));
  for (const field of importFields) {
    const known = [field, ...(names[field] ?? [])].map(plain);
    const header = known.flatMap((name) => headers.filter((one) => plain(one) === name && guessed[one] === null))[0];
    if (header !== undefined) guessed[header] = field;
  }
  return guessed;
}

/** Tasks of a table. */
export function readTable(rows: readonly Row[], columns: Columns, place: Place): Drafts {
  const keyOf = createKeys();
  const drafts: Draft[] = [];
  const projects = new Map<string, ProjectDraft>();
  const problems: ImportProblem[] = [];
  for (const { line, cells } of rows) {
    const { values, told } = meantBy(cells, columns);
    const found = readRow(values, (field) => told[field] ?? field, line, place);
    problems.push(...found.problems);
    if (!found.fields) continue;
    const project = values.project ? projectNamed(values.project, { line, column: told.project! }) : undefined;
    if (project && !projects.has(project.key)) projects.set(project.key, project);
    const key = values.id ? `id ${values.id}` : keyOf(values);
    drafts.push(draft({ ...found.fields, key, projectKey: project?.key ?? null, line }));
  }
  return { drafts, projects: [...projects.values()], problems };
}

function meantBy(cells: Row['cells'], columns: Columns) {
  const values: Cells = {};
  const told: Partial<Record<ImportField, string>> = {};
  for (const [column, field] of Object.entries(columns)) {
    const text = cells[column]?.trim() ?? '';
    if (field === null) continue;
    told[field] ??= column;
    if (text !== '') values[field] ??= unguarded(text);
  }
  return { values, told };
}

type Reader = { read: (text: string, place: Place) => unknown; code: ImportProblemCode; remedy: string };

const INSTANT = {
  code: 'not_an_instant',
  remedy: 'Write it as 2026-11-24, 2026-11-24 17:00 or 2026-11-24T17:00:00Z.',
} as const;
const MINUTES = { code: 'not_minutes', remedy: 'Write minutes, such as 45, or 1:30.' } as const;
const REPETITION = {
  code: 'not_a_repetition',
  remedy: 'Write a rule such as FREQ=WEEKLY;BYDAY=MO, or “every Monday”.',
} as const;
const readers: Partial<Record<ImportField, Reader>> = {
  status: { read: readStatus, code: 'not_a_status', remedy: 'Write todo, in progress, blocked, done or cancelled.' },
  priority: { read: readPriority, code: 'not_a_priority', remedy: 'Write none, low, medium, high or urgent.' },
  difficulty: { read: readDifficulty, code: 'not_a_difficulty', remedy: 'Write trivial, easy, medium, hard or epic.' },
  kind: { read: readKind, code: 'not_a_kind', remedy: 'Write task, habit, study, code or creative.' },
  labels: { read: (text) => labelled(readLabels(text)), code: 'not_labels', remedy: 'Separate labels by commas.' },
  dueAt: { read: readInstant, ...INSTANT },
  scheduledFor: { read: readDate, code: 'not_a_day', remedy: 'Write it as 2026-11-24.' },
  estimateMinutes: { read: readMinutes, ...MINUTES },
  actualMinutes: { read: readMinutes, ...MINUTES },
  completedAt: { read: readInstant, ...INSTANT },
  createdAt: { read: readInstant, ...INSTANT },
};

function readRow(values: Cells, columnOf: (field: ImportField) => string, line: number, place: Place) {
  const problems: ImportProblem[] = [];
  if (!values.title) {
    return { fields: undefined, problems: [noTitle(line, columnOf('title'))] };
  }
  const fields: Partial<Draft> = {};
  for (const [field, { read, ...told }] of Object.entries(readers) as [ImportField, Reader][]) {
    const text = values[field];
    if (text === undefined) continue;
    const value = read(text, place);
    if (value === undefined) problems.push(unread({ line, column: columnOf(field), ...told }, text));
    else Object.assign(fields, { [field]: value });
  }
  if (values.recurrence) {
    const repetition = readRepetition(values.recurrence, place);
    if (!repetition) problems.push(unread({ line, column: columnOf('recurrence'), ...REPETITION }, values.recurrence));
    else {
      fields.recurrence = repetition.recurrence;
      fields.dueAt ??= repetition.dueAt;
    }
  }
  if (fields.completedAt && values.status === undefined) fields.status = 'done';
  return { fields: { ...fields, ...titled(values.title, values.notes) }, problems };
}

const noTitle = (line: number, column: string) =>
  importProblem({
    line,
    column,
    code: 'no_title',
    message: 'There is no title.',
    remedy: 'Give the row a title, or choose the column that has it.',
    effect: 'row_left_out',
  });

type Unread = Pick<ImportProblem, 'line' | 'column' | 'code' | 'remedy'>;

export function unread(told: Unread, content: string): ImportProblem {
  const text = [...content].slice(0, 60).join('');
  return importProblem({ ...told, values: { text }, message: `“${text}” was not understood.` });
}
