import { isMissing } from './client.ts';
import { useGoneAt } from './gone-tasks.ts';
import { useOutbox } from './outbox/open-outbox.ts';
import { useTask, useVersions } from './tasks.ts';
import { lastWord, whereIs } from './where-is.ts';

/** Whether a task is in the trash, as far as anybody here knows: by one's own hands, by what was heard, by what was answered. */
function useIsGone(id: string, missing: boolean, version: number): boolean {
  const goneAt = useGoneAt(id);
  const word = lastWord(id, useOutbox());
  if (word) return word === 'delete';
  return missing || (goneAt !== null && version <= goneAt);
}

/** A task for a room of its own: as it is, or as it was and where it went. */
export function useOpened(id: string) {
  const { data, error, refetch } = useTask(id);
  const missing = isMissing(error);
  const isGone = useIsGone(id, missing, data?.version ?? 0);
  const history = useVersions(id, { enabled: missing, staleTime: 0 });
  const gone = whereIs({ missing: isGone, versions: history.data, unknown: missing && isMissing(history.error) });
  const went = gone?.from === 'list' ? gone.task : undefined;
  return {
    task: went ?? data,
    gone,
    /** Why there is nothing to show; not that it is gone. */
    error: missing ? (isMissing(history.error) ? null : history.error) : error,
    refetch: () => void (missing ? history.refetch() : refetch()),
  };
}
