import type * as quickAdd from 'deepiri-contracts/quick-add';
import type { Project } from 'deepiri-sdk';
import { useEffect, useSyncExternalStore } from 'react';
import type { Line, Reading } from './outbox/entry.ts';
import { useOnline } from './use-online.ts';

/** What reads lines of quick-add, here as on the platform. */
export type Reader = typeof quickAdd;

let reader: Reader | undefined;
let coming: Promise<Reader | undefined> | undefined;
const waiting = new Set<() => void>();

/** The reader, once it has been fetched: the first room does without it. */
export const readerNow = (): Reader | undefined => reader;

/** Fetches the reader, once. @returns undefined where it cannot be had now */
export function fetchReader(): Promise<Reader | undefined> {
  coming ??= import('deepiri-contracts/quick-add').then(
    (one) => {
      reader = one;
      for (const listener of [...waiting]) listener();
      return one;
    },
    () => {
      coming = undefined;
      return undefined;
    },
  );
  return coming;
}

function onReader(listener: () => void): () => void {
  waiting.add(listener);
  return () => void waiting.delete(listener);
}

/** The reader, as soon as it is there; asked for again when the network is back. */
export function useReader(): Reader | undefined {
  const online = useOnline();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what could not be had may be now
  useEffect(() => void fetchReader(), [online]);
  return useSyncExternalStore(onReader, readerNow);
}

/**
 * What a line means.
 * @param now when it was written
 * @param projects all of the person; while they are not known, none is named
 */
export function understood(
  { readLine }: Reader,
  line: Line,
  now: Date,
  projects: readonly Project[] | undefined,
): quickAdd.Understood {
  const { timeZone = 'UTC', dayStartsAt = '00:00' } = line;
  const known = projects ? line : { ...line, createProject: false };
  return readLine(known, { now, timeZone, dayStartsAt, projects: projects ?? [] });
}

/** What a line says of the task that it will make. */
export function readingOf(reader: Reader, line: Line, now: Date, projects: readonly Project[] | undefined): Reading {
  const all = understood(reader, line, now, projects);
  return { fields: reader.fieldsOf(all), newProject: all.newProject };
}
