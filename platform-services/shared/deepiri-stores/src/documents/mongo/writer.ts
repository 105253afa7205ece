import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '../../failure.ts';
import { DuplicateKey, StaleVersion } from '../errors.ts';
import type { StoredEvent } from '../stored-event.ts';
import type { Appender } from './appender.ts';
import type { Claims } from './claims.ts';
import type { Documents } from './documents.ts';
import { isDuplicate } from './failures.ts';
import { type Head, knownHeads, NOTHING } from './heads.ts';
import type { StoredDocument } from './layout.ts';
import type { MongoLog } from './log.ts';
import type { Pending } from './pending.ts';
import { newMark } from './server.ts';

/** A document in the place of the one with version `expected` (0: of none), with its events. */
export type Write = {
  id: string;
  expected: number;
  events: readonly StoredEvent[];
  /** The document as this write stores it. */
  document: (write: string) => StoredDocument;
};

export type Writer = {
  /** @throws StaleVersion, DuplicateKey, StoreUnavailable */
  store(write: Write): Promise<'stored' | 'already'>;
  /** Keeps what a read has shown of a document, for the write that may follow. */
  saw(id: string, head: Head): void;
};

export type WriterParts = { log: MongoLog; appender: Appender; claims: Claims; pending: Pending };

const ATTEMPTS = 30;
const PAUSE_MS = 5;

/**
 * Writes documents one at a time, each with its events inside (D1): the state and its events are there together or not at
 * all. Then the events are copied into the log, and what is in the log is taken out of the document later.
 */
export function mongoWriter(
  name: string,
  documents: Documents,
  { log, appender, claims, pending }: WriterParts,
): Writer {
  const heads = knownHeads();

  async function store(write: Write): Promise<'stored' | 'already'> {
    const { id, events } = write;
    const own = new Set<string>();
    let lost: StoreUnavailable | undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const head = await headOf(write, attempt);
      if (head.write !== undefined && own.has(head.write)) return finish(id, head, events, true);
      if (head.version !== write.expected) return refuse(write, head, lost);
      await settlePending(head);
      const mark = newMark();
      if (events.length > 0 && (await claims.take(events, `${name}/${id}`, mark)) === 'already') return 'already';
      own.add(mark);
      const next = write.document(mark);
      const swapped = await swap(head, next).catch((error) => {
        // The answer may have been lost, not the write: that can be seen.
        if (!(error instanceof StoreUnavailable) || lost) throw error;
        lost = error;
        return false;
      });
      if (swapped) return finish(id, { version: next.version, write: mark, pending: events }, events, false);
      heads.forget(id);
      await pause(Math.random() * PAUSE_MS * attempt);
    }
    throw new StoreUnavailable(`${name} ${id} is changed by too many at once`, { cause: lost });
  }

  // What is to be new is taken to be new until the server says otherwise.
  async function headOf({ id, expected }: Write, attempt: number): Promise<Head> {
    const known = heads.get(id);
    if (known?.version === expected) return known;
    return expected === 0 && attempt === 0 ? { ...NOTHING } : documents.head(id);
  }

  async function swap(head: Head, next: StoredDocument): Promise<boolean> {
    try {
      return await documents.swap(head, next);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      const taken = await documents.takenKey(next);
      if (taken) throw new DuplicateKey(name, taken);
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  // What is pending must be in the log before this write takes its place, so that events stay in order (D4).
  async function settlePending(head: Head): Promise<void> {
    if (head.pending.length === 0) return;
    if (!(await appender.append(head.pending, true))) throw new StoreUnavailable(`the log of ${name} does not answer`);
    head.pending = [];
  }

  // The document was read before, with its pending events; the log comes after (D3).
  async function refuse({ id, events }: Write, head: Head, lost: StoreUnavailable | undefined): Promise<'already'> {
    if (events.some((event) => head.pending.some((waiting) => waiting.id === event.id))) return 'already';
    for (const event of events) if (await log.includes(event.id)) return 'already';
    // Without events nobody can tell any more whether the write whose answer was lost is the one that was built upon.
    throw lost && events.length === 0 ? lost : new StaleVersion(id, head.version);
  }

  // The events have to be in the log, too, before the write is acknowledged (D1). Otherwise whoever wrote hears that it is not
  // known whether it was stored; it was, and the events will be appended later, by this process or another.
  async function finish(id: string, head: Head, events: readonly StoredEvent[], perhaps: boolean): Promise<'stored'> {
    heads.set(id, head);
    if (events.length === 0) return 'stored';
    if (!(await appender.append(events, perhaps))) throw new StoreUnavailable(`the log of ${name} does not answer`);
    head.pending = [];
    pending.forget(name, head.write as string);
    return 'stored';
  }

  return {
    store,
    saw(id, head) {
      if (!heads.get(id)) heads.set(id, head);
    },
  };
}
