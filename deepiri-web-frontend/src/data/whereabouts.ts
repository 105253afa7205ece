import type { Task, TaskVersion } from 'deepiri-sdk';
import { isMissing } from './client.ts';
import { useTask, useVersions } from './tasks.ts';

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

/** A task for a room of its own: as it is, or as it was and where it went. */
export function useOpened(id: string) {
  const { data, error, refetch } = useTask(id);
  const missing = isMissing(error);
  const history = useVersions(id, { enabled: missing, staleTime: 0 });
  const gone = whereIs({ missing, versions: history.data, unknown: isMissing(history.error) });
  const went = gone?.from === 'list' ? gone.task : undefined;
  return {
    task: went ?? data,
    gone,
    /** Why there is nothing to show; not that it is gone. */
    error: missing ? (isMissing(history.error) ? null : history.error) : error,
    refetch: () => void (missing ? history.refetch() : refetch()),
  };
}
