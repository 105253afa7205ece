import { isMissing } from './client.ts';
import { useTask, useVersions } from './tasks.ts';
import { whereIs } from './where-is.ts';

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
