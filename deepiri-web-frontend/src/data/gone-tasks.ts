import { useSyncExternalStore } from 'react';

/** The version that was known here of each task of which this page heard that it is in the trash. */
const gone = new Map<string, number>();
const listeners = new Set<() => void>();

/** What comes later of the task has a higher version: then it is back. */
export function tellGone(id: string, version: number): void {
  gone.set(id, version);
  for (const listener of [...listeners]) listener();
}

/** It was a mistake. */
export function tellThere(id: string): void {
  if (gone.delete(id)) for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The last version before the task went to the trash, as far as that was heard; null while it is there. */
export const useGoneAt = (id: string): number | null => useSyncExternalStore(subscribe, () => gone.get(id) ?? null);
