import type { Database } from './database.ts';
import type { GroupCommit } from './group-commit.ts';

const EVERY_MS = 2_000;

const SCHEMA = 'CREATE TABLE IF NOT EXISTS heartbeat (one INTEGER PRIMARY KEY, at TEXT NOT NULL)';
const BEAT = 'INSERT INTO heartbeat VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET at = excluded.at';

/**
 * Whether a file takes writes: an empty transaction succeeds on a full disk, so a row is written. For some seconds after one
 * that was taken, only the way to the file is tried.
 * @returns resolves when it does, rejects with what SQLite says
 */
export function heartbeat(database: Database, { write }: GroupCommit): () => Promise<void> {
  database.execute(SCHEMA);
  const beat = database.statement(BEAT);
  let taken = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - taken < EVERY_MS) return write(() => {});
    await write(() => beat.run(new Date().toISOString()));
    taken = performance.now();
  };
}
