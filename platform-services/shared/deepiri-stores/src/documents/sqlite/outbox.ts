import type { Database } from '../../sqlite/database.ts';
import type { Outbox } from '../port.ts';
import type { EventTable } from './event-table.ts';

export type SqliteOutbox = Outbox & {
  /** Tells the listeners. */
  notify(): void;
  /** Writes the position when it has moved; called inside a transaction. */
  persist(): void;
  /** What was persisted last may have been undone. */
  undone(): void;
  /** Writes the position in a transaction of its own that waits for no disk. Losing it is harmless, so it never fails. */
  flush(): void;
};

const FLUSH_MILLISECONDS = 1_000;
const UNKNOWN = -1;

/** What is not yet known to be published is what stands after one position (D4). */
export function sqliteOutbox(database: Database, events: EventTable): SqliteOutbox {
  database.execute(`
    CREATE TABLE IF NOT EXISTS outbox (one INTEGER PRIMARY KEY CHECK (one = 1), published INTEGER NOT NULL);
    INSERT OR IGNORE INTO outbox VALUES (1, 0);
  `);
  const update = database.statement('UPDATE outbox SET published = ?');
  const listeners = new Set<() => void>();
  let published = database.statement('SELECT published FROM outbox').get()?.[0] as number;
  let persisted = published;
  let timer: NodeJS.Timeout | undefined;

  const outbox: SqliteOutbox = {
    onPending(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take: (limit) => events.read(published, limit),
    async done(position) {
      if (position <= published) return;
      published = position;
      timer ??= setTimeout(outbox.flush, FLUSH_MILLISECONDS).unref();
    },
    depth: async () => events.last() - published,
    notify() {
      for (const listener of listeners) listener();
    },
    persist() {
      if (persisted === published) return;
      update.run(published);
      persisted = published;
    },
    undone() {
      persisted = UNKNOWN;
    },
    flush() {
      clearTimeout(timer);
      timer = undefined;
      if (persisted === published) return;
      database.execute('PRAGMA synchronous = NORMAL');
      try {
        outbox.persist();
      } catch {
        outbox.undone();
      } finally {
        database.execute('PRAGMA synchronous = FULL');
      }
    },
  };
  return outbox;
}
