import type { ImportField, ImportProblem, Project, Task } from 'deepiri-contracts';
import { nameKey } from 'deepiri-contracts/words';
import { firstPosition } from '../position.ts';
import type { TakenProject } from '../project.ts';
import type { Unfiled } from '../task.ts';
import { titleLine } from '../title.ts';

/** What another program's file says of one task, in our words. */
export type Draft = Omit<
  Task,
  'id' | 'ownerId' | 'position' | 'projectId' | 'parentId' | 'blockedBy' | 'createdAt' | 'updatedAt' | 'version'
> & {
  /** What names it in its file, the same each time the file is read. */
  key: string;
  /** The key of its project in the file. */
  projectKey: string | null;
  /** The key of the task that it belongs to. */
  parentKey: string | null;
  /** Keys of the tasks that it waits for. */
  blockedKeys: string[];
  createdAt: string | null;
  line: number | null;
};

/** What another program's file says of a project. */
export type ProjectDraft = Pick<Project, 'name' | 'description' | 'archived'> & {
  /** What names it in its file, the same each time the file is read. */
  key: string;
  createdAt: string | null;
  /** Where it stands. */
  line: number | null;
  column: string;
};

/** What a file comes to: tasks, projects, and what could not be read. */
export type Drafts = { drafts: Draft[]; projects: ProjectDraft[]; problems: ImportProblem[] };

/** By whose clock a file is read. */
export type Place = { now: Date; timeZone: string; dayStartsAt: string };

export function draft(fields: Partial<Draft> & Pick<Draft, 'key' | 'title'>): Draft {
  return {
    notes: '',
    priority: 'none',
    difficulty: 'medium',
    kind: 'task',
    labels: [],
    dueAt: null,
    scheduledFor: null,
    estimateMinutes: null,
    actualMinutes: null,
    recurrence: null,
    habit: null,
    orderKey: null,
    status: 'todo',
    source: null,
    completedAt: null,
    projectKey: null,
    parentKey: null,
    blockedKeys: [],
    createdAt: null,
    line: null,
    ...fields,
  };
}

/** The task that a draft becomes. Nothing in it is later than now. */
export function taskOf(draft: Draft, { id, projectId, parentId, blockedBy, ownerId, now }: Becoming): Unfiled {
  const { key: _, projectKey: __, parentKey: ___, blockedKeys: ____, line: _____, ...rest } = draft;
  const { createdAt, completedAt, ...fields } = rest;
  const at = (instant: string | null) => notAfter(now, instant);
  const isDone = fields.status === 'done';
  return {
    ...fields,
    id,
    ownerId,
    parentId,
    projectId,
    blockedBy: [...blockedBy],
    completedAt: isDone ? at(completedAt) : null,
    position: firstPosition(at(createdAt), id),
    createdAt: at(createdAt),
    updatedAt: now,
    version: 1,
    deletedAt: null,
    deletedWith: null,
    completionId: null,
    trackedMinutes: 0,
    closedAt: isDone || fields.status === 'cancelled' ? at(completedAt) : null,
  };
}

type Becoming = {
  id: string;
  projectId: string | null;
  parentId: string | null;
  blockedBy: readonly string[];
  ownerId: string;
  now: string;
};

/** The project that a draft becomes. */
export function projectOf(draft: ProjectDraft, { id, now }: { id: string; now: string }): TakenProject {
  const { name, description, archived, createdAt } = draft;
  return { id, name, color: 'violet', description, archived, createdAt: notAfter(now, createdAt) };
}

const notAfter = (now: string, instant: string | null) => (instant !== null && instant < now ? instant : now);

/** A project of which nothing is known but its name. */
export function projectNamed(name: string, { line, column }: Pick<ProjectDraft, 'line' | 'column'>): ProjectDraft {
  return { key: `name ${nameKey(name)}`, name, description: '', archived: false, createdAt: null, line, column };
}

/** Keys for rows that have no id of their own: what is in them, and how often that came before. */
export function createKeys(): (row: unknown) => string {
  const seen = new Map<string, number>();
  return (row) => {
    const text = JSON.stringify(row);
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return `${text}#${count}`;
  };
}

type Found = Pick<ImportProblem, 'line' | 'column' | 'code' | 'message' | 'remedy'> & Partial<ImportProblem>;

export function importProblem({ line, column, code, values = {}, ...more }: Found): ImportProblem {
  const { message, remedy, effect = 'field_left_out' } = more;
  return { line, column, code, values, message, remedy, effect };
}

const MAX_TITLE = 500;

/** A title that fits, and notes that hold all of one that does not. */
export function titled(text: string, notes = ''): { title: string; notes: string } {
  const whole = text.trim();
  const title = titleLine(whole).trim();
  const rest = beginOf(notes);
  if (wholeSigns(title, MAX_TITLE) === title) return { title, notes: rest };
  return {
    title: `${wholeSigns(title, MAX_TITLE / 2)}…`,
    notes: beginOf(rest === '' ? whole : `${whole}\n\n${rest}`),
  };
}

/** The first signs of a text, counted as the limits of a task count them: one of two halves is one, and stays whole. */
export function wholeSigns(text: string, most: number): string {
  if (text.length <= most) return text;
  // No sign has more than two halves, and what this cuts through is not among the first.
  return [...text.slice(0, 2 * most)].slice(0, most).join('');
}

const beginOf = (notes: string) => wholeSigns(notes, MAX_NOTES);

const MAX_NOTES = 50_000;
/** Labels are words: what has spaces in it is joined by hyphens. */
export function labelled(names: readonly string[]): string[] {
  const labels = names.map((name) => name.trim().replace(/^#/, '').replaceAll(/\s+/gu, '-'));
  return [...new Set(labels.filter((label) => label !== ''))];
}

export const MAX_LABELS = 50;
export const LONGEST_LABEL = 50;

/** As many labels as a task may have, each as long as one may be. */
export function fittingLabels(labels: readonly string[]): string[] {
  return [...new Set(labels.map((label) => wholeSigns(label, LONGEST_LABEL)))].slice(0, MAX_LABELS);
}

export type Cells = Partial<Record<ImportField, string>>;
