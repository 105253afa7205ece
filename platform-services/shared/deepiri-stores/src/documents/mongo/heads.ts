import { leastRecent } from '../../least-recent.ts';
import type { StoredEvent } from '../stored-event.ts';

/** What a write builds on. Version 0: the document does not exist; without a `write`, nothing at all is stored under its id. */
export type Head = {
  version: number;
  write: string | undefined;
  /** Events in its outbox that are not known to be in the log. */
  pending: readonly StoredEvent[];
};

export const NOTHING: Head = { version: 0, write: undefined, pending: [] };

/** What this process knows of the documents that it has read or written last. It may be out of date: then the write fails. */
export type Heads = {
  get(id: string): Head | undefined;
  set(id: string, head: Head): void;
  forget(id: string): void;
};

const KEPT = 10_000;

export function knownHeads(): Heads {
  const heads = leastRecent<Head>(KEPT);
  return { get: heads.get, set: heads.set, forget: heads.delete };
}
