import { type ImportSource, NewTask, ProblemError } from 'deepiri-contracts';
import { createBodyCheck, stamp } from 'deepiri-service-kit';
import { StaleVersion } from 'deepiri-stores';
import { imported } from '../../domain/decision.ts';
import { cyclePath } from '../../domain/dependencies.ts';
import {
  type Draft,
  type Drafts,
  fittingLabels,
  importProblem,
  LONGEST_LABEL,
  MAX_LABELS,
  taskOf,
} from '../../domain/import/draft.ts';
import { misplaced } from '../../domain/import/parents.ts';
import { MAX_LEVELS } from '../../domain/subtasks.ts';
import type { Unfiled } from '../../domain/task.ts';
import type { Stores } from '../../store/collections.ts';
import { checkStays } from '../forget-user.ts';
import { createPlacing } from './draft-projects.ts';
import { importedEventId, importedTaskId } from './ids.ts';
import { factsOf, type ImportRun } from './run.ts';

/** Tasks that are looked at and written together. */
const TOGETHER = 100;

/** Makes the tasks of another program's file that are not here yet, and the projects that they need or that have no tasks. */
export async function importDrafts(
  stores: Stores,
  { drafts, projects }: Drafts,
  run: ImportRun,
  source: ImportSource,
): Promise<void> {
  const taken = drafts.map((draft) => cutToFit(draft, run)).filter((draft) => isValid(draft, run));
  const known = new Map(taken.map(({ key, title }) => [key, title]));
  const idOf = (key: string) => importedTaskId(run.ownerId, source, key);
  const astray = misplaced(new Map(taken.map(({ key, parentKey }) => [key, parentKey])));
  const edges = new Map<string, string[]>();
  const placeProjects = await createPlacing(stores, projects, run, source);
  for (let from = 0; from < taken.length; from += TOGETHER) {
    await checkStays(stores, run.ownerId);
    const part = taken.slice(from, from + TOGETHER).filter((draft) => isFirst(draft, run));
    const here = new Set((await stores.tasks.getMany(part.map(({ key }) => idOf(key)))).map(({ id }) => id));
    const missing = part.filter(({ key }) => !here.has(idOf(key)));
    await placeProjects(missing.map(({ projectKey }) => projectKey));
    await Promise.all(part.map((draft) => take(draft, here)));
  }
  const used = new Set(drafts.map(({ projectKey }) => projectKey));
  await placeProjects(projects.flatMap(({ key }) => (used.has(key) ? [] : [key])));

  function take(draft: Draft, here: ReadonlySet<string>): Promise<void> {
    const { key, projectKey, parentKey, line } = draft;
    const projectId = projectKey === null ? null : (run.projectIds.get(projectKey) ?? null);
    if (projectId) run.filedIn.add(projectId);
    const id = idOf(key);
    const parentId = parentKey !== null && known.has(parentKey) && !astray.has(key) ? idOf(parentKey) : null;
    if (astray.has(key)) run.note(misplacedAt(draft));
    const blockedBy = draft.blockedKeys.flatMap((other) => {
      const title = known.get(other);
      if (title === undefined) return [];
      if (!cyclePath(id, [idOf(other)], edges)) return [idOf(other)];
      run.note(inCircle(draft, title));
      return [];
    });
    edges.set(id, blockedBy);
    const now = run.context.now.toISOString();
    const task = taskOf(draft, { id, projectId, parentId, blockedBy, ownerId: run.ownerId, now });
    return makeOne(stores, { task, line, isHere: here.has(id) }, run);
  }
}

function isFirst({ key, title, line }: Draft, run: ImportRun): boolean {
  if (!run.isRepeated(key)) return true;
  run.note(
    importProblem({
      line,
      column: 'id',
      code: 'repeated_id',
      values: { title: shortened(title) },
      message: `“${shortened(title)}” has the id of an earlier one.`,
      remedy: 'Give each an id of its own.',
      effect: 'row_left_out',
    }),
  );
  return false;
}

const shortened = (text: string) => [...text].slice(0, 60).join('');

const misplacedAt = ({ title, line }: Draft) =>
  importProblem({
    line,
    column: 'parent',
    code: 'misplaced',
    values: { title: shortened(title), most: MAX_LEVELS },
    message: `“${shortened(title)}” would stand below itself, or on level ${MAX_LEVELS + 1}: it stands by itself.`,
    remedy: 'Choose another parent for it when it is here.',
  });

const inCircle = ({ title, line }: Draft, other: string) =>
  importProblem({
    line,
    column: 'blockedBy',
    code: 'waits_in_circle',
    values: { title: shortened(title), other: shortened(other) },
    message: `“${shortened(title)}” would wait for “${shortened(other)}”, which waits for it: this one link is left out.`,
    remedy: 'Say what it waits for when it is here.',
  });

function cutToFit(draft: Draft, run: ImportRun): Draft {
  const labels = fittingLabels(draft.labels);
  if (labels.length === draft.labels.length && labels.every((label, at) => label === draft.labels[at])) return draft;
  const title = shortened(draft.title);
  run.note(
    importProblem({
      line: draft.line,
      column: 'labels',
      code: 'labels_cut',
      values: { title, most: MAX_LABELS, longest: LONGEST_LABEL },
      message: `“${title}” has more than ${MAX_LABELS} labels, or longer ones than ${LONGEST_LABEL} characters: the rest is left out.`,
      remedy: 'Put what is missing into its notes.',
    }),
  );
  return { ...draft, labels };
}

const checkTask = createBodyCheck<object>(NewTask);

// What the readers let through must be what the platform itself would take.
function isValid(
  { line, title, notes, labels, dueAt, recurrence, estimateMinutes, scheduledFor }: Draft,
  run: ImportRun,
) {
  try {
    checkTask({ title, notes, labels, dueAt, recurrence, estimateMinutes, scheduledFor });
    return true;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const field = error.details.errors?.[0];
    run.note(
      importProblem({
        line,
        column: field?.pointer.split('/')[1] ?? 'title',
        code: 'field_not_valid',
        values: factsOf(field),
        message: error.message,
        remedy: 'Change it in the file.',
        effect: 'row_left_out',
      }),
    );
    return false;
  }
}

type One = { task: Unfiled; line: number | null; isHere: boolean };

async function makeOne({ tasks }: Stores, { task, line, isHere }: One, run: ImportRun): Promise<void> {
  if (isHere) return run.tell(task, 'existing', line);
  if (run.dryRun) return run.tell(task, 'new', line);
  const by = { type: 'user', id: run.ownerId } as const;
  const { state, events } = imported(undefined, task, {
    at: run.context.now.toISOString(),
    change: 'created',
    by,
    eventId: importedEventId(task.id),
  });
  try {
    const outcome = await tasks.save(state, stamp(events, run.context));
    run.tell(task, outcome === 'saved' ? 'new' : 'existing', line);
  } catch (error) {
    if (!(error instanceof StaleVersion)) throw error;
    run.tell(task, 'existing', line);
  }
}
