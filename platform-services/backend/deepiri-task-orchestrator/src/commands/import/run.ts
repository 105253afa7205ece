import {
  type Facts,
  type ImportedProject,
  type ImportedRow,
  type ImportProblem,
  type ImportResult,
  type ImportSource,
  ProblemError,
  type ProblemField,
  type Project,
  type Task,
} from 'deepiri-contracts';
import type { Context } from 'deepiri-service-kit';

const TOLD_ROWS = 50;
const TOLD_PROBLEMS = 200;

type Outcome = ImportedRow['outcome'];

/** One import on its way: for whom, and what has come of it so far. */
export type ImportRun = {
  ownerId: string;
  context: Context;
  dryRun: boolean;
  /** By the ids of the file's projects: the ids that they have, or would have, here. */
  projectIds: Map<string, string>;
  /** The projects here that tasks of the file are put into. */
  filedIn: Set<string>;
  /** Whether the file has had this id before. */
  isRepeated(id: string): boolean;
  /** What became of a task of the file. */
  tell(task: Pick<Task, 'id' | 'title' | 'status' | 'dueAt' | 'labels'>, outcome: Outcome, line: number | null): void;
  /** Where the tasks of one of the file's projects go. One that was made here stays new. */
  tellProject(project: Pick<Project, 'id' | 'name'>, outcome: ImportedProject['outcome']): void;
  note(problem: ImportProblem): void;
  /** A record of an archive that cannot be taken over. @param name where it stands */
  refuse(name: string, error: unknown, title?: string): void;
  result(): ImportResult;
};

type Options = Pick<ImportRun, 'ownerId' | 'context' | 'dryRun' | 'filedIn'> & {
  source: ImportSource;
  columns?: ImportResult['columns'];
};

/** What is wrong with a field, for the values of a problem. */
export const factsOf = (field: ProblemField | undefined): Facts =>
  field?.code ? { ...field.values, fieldCode: field.code } : {};

// What is wrong with a record goes on the sentence about it; what is wrong with the whole is a sentence of its own.
function saidAfter(text: string): string {
  return `${/^\p{Lu}/u.test(text) ? ':' : ''} ${text.endsWith('.') ? text : `${text}.`}`;
}

const counted = { new: 'new', continued: 'continued', existing: 'existing', left_out: 'leftOut' } as const;

export function beginImport({ source, columns = [], ...who }: Options): ImportRun {
  const counts = { new: 0, continued: 0, existing: 0, leftOut: 0 };
  const rows: ImportedRow[] = [];
  const projects = new Map<string, ImportedProject>();
  const taskIds: string[] = [];
  const problems: ImportProblem[] = [];
  const seen = new Set<string>();
  let problemCount = 0;

  function note(problem: ImportProblem) {
    problemCount++;
    if (problem.effect === 'row_left_out') counts.leftOut++;
    if (problems.length < TOLD_PROBLEMS) problems.push(problem);
  }

  return {
    ...who,
    projectIds: new Map(),
    isRepeated(id) {
      if (seen.has(id)) return true;
      seen.add(id);
      return false;
    },
    tell({ id, title, status, dueAt, labels }, outcome, line) {
      counts[counted[outcome]]++;
      if (outcome === 'new' && !who.dryRun) taskIds.push(id);
      if (rows.length < TOLD_ROWS)
        rows.push({ line, taskId: outcome === 'new' && who.dryRun ? null : id, title, status, dueAt, labels, outcome });
    },
    tellProject({ id, name }, outcome) {
      if (projects.has(id)) return;
      projects.set(id, { projectId: outcome === 'new' && who.dryRun ? null : id, name, outcome });
    },
    note,
    refuse(name, error, title) {
      if (!(error instanceof ProblemError)) throw error;
      const { errors, detail } = error.details;
      const field = errors?.[0];
      note({
        line: null,
        column: field ? `${name}${field.pointer}` : name,
        code: title ? 'task_not_valid' : 'record_not_valid',
        values: { ...(title ? { title } : {}), ...factsOf(field) },
        message: `${title ? `“${title}”` : 'This record'}${saidAfter(field?.message ?? detail ?? error.message)}`,
        remedy: 'Take the archive as it was exported, without changes.',
        effect: 'row_left_out',
      });
    },
    result: () => ({
      source,
      dryRun: who.dryRun,
      columns,
      counts,
      rows,
      projects: [...projects.values()],
      taskIds,
      problems,
      problemCount,
    }),
  };
}
