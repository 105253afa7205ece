import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CalendarFeed, ImportRequest, ImportResult } from 'deepiri-sdk';
import { change, readAgain } from './changes.ts';
import { api } from './client.ts';
import { keys } from './keys.ts';
import { needNetwork } from './need-network.ts';

const LONG_MS = 10 * 60_000;
const IMPORT_MS = 2 * 60_000;
const ROWS = 50;
const PROBLEMS = 200;

export type ExportFormat = 'json' | 'csv';

/** Fetches everything as a file and hands it to the browser to keep. */
export function useExport() {
  return useMutation({
    mutationFn: async (format: ExportFormat) => {
      const file = await api.call('exportTasks', { query: { format }, deadlineMs: LONG_MS });
      const day = new Date().toISOString().slice(0, 10);
      keep(file, format === 'json' ? `deepiri-archive-${day}.json` : `deepiri-tasks-${day}.csv`);
    },
  });
}

function keep(file: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

type Sent = Omit<ImportRequest, 'content'> & { parts: readonly string[]; onPart?: (done: number) => void };

/** Sends the parts of a file one after the other. What came before a failure stays: the same file again goes on. */
export async function sendFile({ parts, onPart, ...how }: Sent): Promise<ImportResult> {
  needNetwork();
  let sum: ImportResult | undefined;
  for (const [at, content] of parts.entries()) {
    const result = await api.call('importTasks', { body: { ...how, content }, deadlineMs: IMPORT_MS });
    sum = sum ? together(sum, result) : result;
    onPart?.(at + 1);
  }
  return sum!;
}

/** What two parts of one file came to. */
export function together(a: ImportResult, b: ImportResult): ImportResult {
  const counts = {
    new: a.counts.new + b.counts.new,
    continued: a.counts.continued + b.counts.continued,
    existing: a.counts.existing + b.counts.existing,
    leftOut: a.counts.leftOut + b.counts.leftOut,
  };
  return {
    ...a,
    counts,
    rows: [...a.rows, ...b.rows].slice(0, ROWS),
    projects: [...a.projects, ...b.projects],
    taskIds: [...a.taskIds, ...b.taskIds],
    problems: [...a.problems, ...b.problems].slice(0, PROBLEMS),
    problemCount: a.problemCount + b.problemCount,
  };
}

/** As many as the platform takes in one request. */
const AT_ONCE = 500;

/** Moves what an import made to the trash. */
export async function throwAway(ids: readonly string[]): Promise<void> {
  needNetwork();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const operations = ids.slice(at, at + AT_ONCE).map((id) => ({ op: 'delete' as const, id }));
    await api.call('bulkTasks', { body: { operations }, deadlineMs: IMPORT_MS });
  }
}

/** What an import changes, by the first words of the keys. */
const touched = ['tasks', 'task', 'projects'];

export function useReadTasksAgain() {
  const client = useQueryClient();
  return () => readAgain(client, { predicate: ({ queryKey }) => touched.includes(String(queryKey[0])) });
}

export function useFeed() {
  return useQuery({ queryKey: keys.feed, queryFn: async () => (await api.call('getCalendarFeed')).feed });
}

/** A new address, told once; the one before ends. */
export function useMakeFeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.call('createCalendarFeed'),
    onSuccess: ({ createdAt, hint }) => change<CalendarFeed | null>(client, keys.feed, () => ({ createdAt, hint })),
  });
}

export function useEndFeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.call('deleteCalendarFeed'),
    onSuccess: () => change<CalendarFeed | null>(client, keys.feed, () => null),
  });
}
