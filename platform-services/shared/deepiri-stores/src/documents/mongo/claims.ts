import { setTimeout as pause } from 'node:timers/promises';
import type { Collection } from 'mongodb';
import type { StoredEvent } from '../stored-event.ts';
import { insertEach, isDuplicate } from './failures.ts';
import type { MongoLog } from './log.ts';
import type { Server } from './server.ts';
import { together } from './together.ts';

/** The id of an event, the document that it is for, and the write that wants to store it. */
type Claim = { _id: string; of: string; write: string };

/** Whom an event belongs to that came into the log from another store. */
export const NOBODY = '';

/** What claims need to know of documents, which they name as `collection/id`. */
export type Claimants = {
  /** Whether an event stands in a document's outbox, for good and now. */
  holds(of: string, eventId: string): Promise<boolean>;
  /** Changes a document so that every write that has looked at it before fails and has to look again. */
  fence(of: string): Promise<void>;
};

export type Claims = {
  /** Makes events those of one document, before they are written there. `already`: one of them is stored (D2). */
  take(events: readonly StoredEvent[], of: string, write: string): Promise<'taken' | 'already'>;
};

const BATCH = 500;
const LOOKS = 6;
const LOOK_MS = 20;

/**
 * One document changes atomically, two do not: that an event id is stored once among all documents of the service is kept
 * by a claim. Who finds an id claimed looks into that document, and then into the log, because events go from there to
 * there (D3). An id that is claimed and not stored belongs to a write that is under way, or to one that never happened; it
 * is waited for, fenced off, and the claim taken over.
 */
export function mongoClaims({ db, call, reads, inTime }: Server, log: MongoLog, claimants: Claimants): Claims {
  const claims: Collection<Claim> = db.collection('claims');
  const insert = together<Claim, boolean>(BATCH, async (wanted) => {
    const refused = await call(() => insertEach(claims, wanted, inTime()));
    return refused.map((error) => {
      if (error && !isDuplicate(error)) throw error;
      return !error;
    });
  });

  async function settle(id: string, of: string, write: string): Promise<'taken' | 'already'> {
    for (let look = 1; ; look++) {
      const claim = await call(() => claims.findOne({ _id: id }, reads.latest));
      if (!claim) {
        if (await insert({ _id: id, of, write })) return 'taken';
        continue;
      }
      if (await isStored(id, claim.of)) return 'already';
      if (claim.of !== of) {
        if (look < LOOKS) {
          await pause(LOOK_MS * look);
          continue;
        }
        await claimants.fence(claim.of);
        if (await isStored(id, claim.of)) return 'already';
      }
      // Two who want the id for one document need no fence: that document takes only one of them.
      const taken = await call(() =>
        claims.updateOne({ _id: id, write: claim.write }, { $set: { of, write } }, inTime()),
      );
      if (taken.matchedCount === 1) return 'taken';
    }
  }

  async function isStored(id: string, of: string): Promise<boolean> {
    return (await claimants.holds(of, id)) || (await log.includes(id));
  }

  return {
    async take(events, of, write) {
      const fresh = await Promise.all(events.map(({ id }) => insert({ _id: id, of, write })));
      for (const [at, { id }] of events.entries()) {
        if (!fresh[at] && (await settle(id, of, write)) === 'already') return 'already';
      }
      return 'taken';
    },
  };
}
