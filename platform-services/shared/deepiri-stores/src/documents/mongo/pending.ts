import type { Db, Collection as MongoCollection } from 'mongodb';
import type { Appender } from './appender.ts';
import { DOCUMENTS } from './documents.ts';
import type { StoredDocument } from './layout.ts';
import type { Server } from './server.ts';

export type Pending = {
  /** The events of a write are in the log: they can be taken out of its document, some time. */
  forget(collection: string, write: string): void;
  /** Appends what stands pending in any document. @param all also what others may be about to append */
  sweep(all: boolean): Promise<void>;
  /** Takes out what is known to be in the log. */
  flush(): Promise<void>;
};

const FLUSH_MS = 500;
const AT_ONCE = 200;

/** Events inside documents, after their way into the log, and what a dead process left there (D4). */
export function pendingEvents({ db, call, reads, inTime }: Server, appender: Appender): Pending {
  const logged = new Map<string, Set<string>>();
  /** What the last sweep found, by document: what is still there is nobody's work. */
  let seen = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;

  function forget(collection: string, write: string): void {
    const writes = logged.get(collection) ?? new Set();
    logged.set(collection, writes.add(write));
    timer ??= setTimeout(() => void flush().catch(() => {}), FLUSH_MS).unref();
  }

  // What fails here is found again by a sweep.
  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const all = [...logged];
    logged.clear();
    for (const [name, writes] of all) {
      const rest = [...writes];
      while (rest.length > 0) await clear(documentsOf(db, name), rest.splice(0, AT_ONCE));
    }
  }

  // A write that has come since has events of its own, under another mark: those stay.
  function clear(documents: MongoCollection<StoredDocument>, writes: string[]): Promise<unknown> {
    const out = { $unset: { pending: '', outbox: '' } } as const;
    return call(() => documents.updateMany({ pending: { $in: writes } }, out, { hint: 'pending', ...inTime() }));
  }

  async function sweep(all: boolean): Promise<void> {
    const before = seen;
    seen = new Map();
    const found = await call(() => db.listCollections({}, { nameOnly: true, ...inTime() }).toArray());
    for (const { name } of found) {
      if (name.startsWith(DOCUMENTS))
        await sweepOne(name.slice(DOCUMENTS.length), (at, write) => all || before.get(at) === write);
    }
  }

  async function sweepOne(name: string, isLeft: (at: string, write: string) => boolean): Promise<void> {
    const documents = documentsOf(db, name);
    let after = '';
    for (;;) {
      const page = await call(() =>
        documents
          .find(
            { pending: { $gt: after } },
            { projection: { pending: 1, outbox: 1 }, hint: 'pending', ...reads.latest },
          )
          .sort({ pending: 1 })
          .limit(AT_ONCE)
          .toArray(),
      );
      const left = page.filter(({ _id, pending = '' }) => {
        seen.set(`${name}/${_id}`, pending);
        return isLeft(`${name}/${_id}`, pending);
      });
      if (
        left.length > 0 &&
        !(await appender.append(
          left.flatMap(({ outbox = [] }) => outbox),
          true,
        ))
      )
        return;
      if (left.length > 0)
        await clear(
          documents,
          left.map(({ pending = '' }) => pending),
        );
      if (page.length < AT_ONCE) return;
      after = page.at(-1)?.pending ?? '';
    }
  }

  return { forget, sweep, flush };
}

function documentsOf(db: Db, name: string): MongoCollection<StoredDocument> {
  return db.collection(DOCUMENTS + name);
}
