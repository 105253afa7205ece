import type { Task, TaskVersion } from 'deepiri-sdk';

/** Fields that a person has a word for. What follows from them (version, times of change) is left out. */
export const fields = [
  'title',
  'status',
  'priority',
  'difficulty',
  'kind',
  'labels',
  'dueAt',
  'scheduledFor',
  'estimateMinutes',
  'actualMinutes',
  'recurrence',
  'blockedBy',
  'projectId',
  'parentId',
  'notes',
] as const satisfies readonly (keyof Task)[];
export type DiffField = (typeof fields)[number];
export type FieldChange = { field: DiffField; before: unknown; after: unknown };

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What is different between two states of a task, field by field, notes last. */
export function diffTasks(before: Task, after: Task): FieldChange[] {
  return fields
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

/** What each version changed, given newest first: the difference to the one before it. The first has none. */
export function changesOf(versions: readonly TaskVersion[]): { version: TaskVersion; changes: FieldChange[] }[] {
  return versions.map((version, at) => {
    const earlier = versions[at + 1];
    return { version, changes: earlier ? diffTasks(earlier.task, version.task) : [] };
  });
}

export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string };

/** Longest common subsequence, as lengths from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = table[i] ?? [];
    const below = table[i + 1] ?? [];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

const AT_MOST_LINES = 400;

/** Two texts as one list of lines: what was taken away, what came, what stayed. */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before === '' ? [] : before.split('\n');
  const b = after === '' ? [] : after.split('\n');
  const removed = (text: string): DiffLine => ({ kind: 'removed', text });
  const added = (text: string): DiffLine => ({ kind: 'added', text });
  // Beyond this the table would cost more than it tells.
  if (a.length > AT_MOST_LINES || b.length > AT_MOST_LINES) return [...a.map(removed), ...b.map(added)];
  const table = commonLengths(a, b);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? '';
    const right = b[j] ?? '';
    if (left === right) {
      lines.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if ((table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) {
      lines.push(removed(left));
      i += 1;
    } else {
      lines.push(added(right));
      j += 1;
    }
  }
  return [...lines, ...a.slice(i).map(removed), ...b.slice(j).map(added)];
}

/** Changed lines with one line around them; longer stretches that stayed are cut out. */
export function condensed(lines: readonly DiffLine[]): DiffLine[] {
  return lines.filter(
    (line, at) =>
      line.kind !== 'same' ||
      lines[at - 1]?.kind === 'added' ||
      lines[at - 1]?.kind === 'removed' ||
      (lines[at + 1] !== undefined && lines[at + 1]?.kind !== 'same'),
  );
}
