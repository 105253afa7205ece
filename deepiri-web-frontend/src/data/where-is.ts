import type { Task, TaskVersion } from 'deepiri-sdk';
import { changesOf, type Entry } from './outbox/entry.ts';

/** Out of the lists is in the trash; `task` is what went there, when that is known. */
export type Gone = { from: 'list'; task?: Task } | { from: 'everywhere' };

type Known = {
  /** The platform does not answer the task. */
  missing: boolean;
  versions: readonly TaskVersion[] | undefined;
  /** The platform does not answer its history either. */
  unknown: boolean;
};

/** Where a task is that cannot be read: the history of what is in the trash can be, newest first. Null while it can. */
export function whereIs({ missing, versions, unknown }: Known): Gone | null {
  if (!missing) return null;
  if (unknown) return { from: 'everywhere' };
  const [last] = versions ?? [];
  return last?.change === 'deleted' ? { from: 'list', task: last.task } : { from: 'list' };
}

/** Whether the person's own last word about a task, which has no answer yet, puts it into the trash or takes it out. */
export function lastWord(id: string, entries: readonly Entry[]): 'delete' | 'restore' | null {
  const words = entries
    .filter(({ standing }) => standing.is !== 'refused')
    .flatMap(changesOf)
    .flatMap(({ type, task }) => (task.id === id && (type === 'delete' || type === 'restore') ? type : []));
  return words.at(-1) ?? null;
}
