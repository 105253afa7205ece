import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { TimeEntry } from 'deepiri-sdk';
import { change } from './changes.ts';
import { api } from './client.ts';
import { keys } from './keys.ts';
import { entriesWith, timerWith } from './time-rules.ts';

type Timer = { entry: TimeEntry | null };

/** What the person is working on right now, on whatever device it was started. */
export function useTimer(): TimeEntry | null {
  return useQuery({ queryKey: keys.timer, queryFn: () => api.call('getTimer') }).data?.entry ?? null;
}

/** Puts a stretch of time into every place that shows it. */
export function showEntry(client: QueryClient, entry: TimeEntry, gone = false): void {
  change<Timer>(client, keys.timer, ({ entry: running }) => ({ entry: timerWith(running, entry, gone) }));
  change<TimeEntry[]>(client, keys.timeEntries(entry.taskId), (list) => entriesWith(list, entry, gone));
}
