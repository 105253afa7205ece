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

/** A piece of a file that the platform takes in one request. */
export type Part = Pick<ImportRequest, 'content' | 'project'> & { file: string };

type Sent = Omit<ImportRequest, 'content'> & {
  parts: readonly Part[];
  onPart?: (done: number, result: ImportResult) => void;
};

type Told<One> = One & { file?: string };
/** What files come to. Where there are several, each row and problem says in which it is. */
export type ToldImport = Omit<ImportResult, 'rows' | 'problems'> & {
  rows: Told<ImportResult['rows'][number]>[];
  problems: Told<ImportResult['problems'][number]>[];
};

/** One of several files was not taken; the cause says why. */
export class InFile extends Error {
  override readonly name = 'InFile';
  readonly file: string;
  constructor(file: string, cause: unknown) {
    super(file, { cause });
    this.file = file;
  }
}

/** Sends the parts of files one after the other. What came before a failure stays: the same files again go on. @throws InFile */
export async function sendFiles({ parts, onPart, ...how }: Sent): Promise<ToldImport> {
  needNetwork();
  const isOne = parts.every(({ file }) => file === parts[0]?.file);
  let sum: ToldImport | undefined;
  for (const [at, { file, ...part }] of parts.entries()) {
    const result = await api
      .call('importTasks', { body: { ...how, ...part }, deadlineMs: IMPORT_MS })
      .catch((error) => Promise.reject(isOne ? error : new InFile(file, error)));
    const told = isOne ? result : toldOf(result, file);
    sum = sum ? together(sum, told) : told;
    onPart?.(at + 1, result);
  }
  return sum!;
}

function toldOf({ rows, problems, ...rest }: ImportResult, file: string): ToldImport {
  return { ...rest, rows: rows.map((row) => ({ ...row, file })), problems: problems.map((one) => ({ ...one, file })) };
}

/** What two parts came to. */
function together(a: ToldImport, b: ToldImport): ToldImport {
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
    projects: [...a.projects, ...b.projects.filter(({ name }) => !a.projects.some((one) => one.name === name))],
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
