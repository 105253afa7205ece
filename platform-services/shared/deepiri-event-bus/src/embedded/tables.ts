import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { CloudEvent } from 'deepiri-contracts';
import type { DeadLetter } from '../port.ts';

/** An event and where it stands in the bus. Positions grow by one and follow the order of the commits. */
export type PlacedEvent = { position: number; event: CloudEvent };

/** An event that a group has taken out of its window: it waits for a retry, or stands behind one that does. */
type ParkedEvent = { position: number; attempts: number; event: CloudEvent };

export type Failure = { position: number; key: string; attempts: number; error: string; failedAt: number };

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS events (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS groups (
    name TEXT PRIMARY KEY,
    position INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS parked (
    group_name TEXT NOT NULL,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (group_name, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS parked_by_key ON parked (group_name, key, position);
  CREATE INDEX IF NOT EXISTS parked_by_position ON parked (position);
  CREATE TABLE IF NOT EXISTS dead_letters (
    group_name TEXT NOT NULL,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    error TEXT NOT NULL,
    failed_at INTEGER NOT NULL,
    PRIMARY KEY (group_name, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS dead_letters_by_position ON dead_letters (position);
  CREATE TABLE IF NOT EXISTS heartbeat (one INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
`;

const BUSY_MS = 5_000;
const CHECKPOINT_PAGES = 4_000;
const WAL_BYTES_KEPT = 32 * 1024 * 1024;

/** Opens (or creates) the bus file. Everything that is SQL about the bus is here. */
export function openTables(file: string) {
  // Events hold what people wrote, so the file is for this user only.
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: BUSY_MS });
  try {
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
      PRAGMA journal_size_limit = ${WAL_BYTES_KEPT};
    `);
    database.exec(SCHEMA);
  } catch (error) {
    database.close();
    if (error instanceof Error) error.message = `${file}: ${error.message}`;
    throw error;
  }
  return {
    ...transactions(database),
    ...eventStatements(database),
    ...groupStatements(database),
    ...parkedStatements(database),
    ...deadLetterStatements(database),
    close: () => database.close(),
  };
}

export type Tables = ReturnType<typeof openTables>;

function transactions(database: DatabaseSync) {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const version = database.prepare('PRAGMA data_version');
  const beat = database.prepare('INSERT INTO heartbeat VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET at = excluded.at');
  let synced = true;
  return {
    /**
     * Runs `work` in one transaction. `synced` commits survive power loss; the others survive the death of the
     * process at once and power loss as soon as a synced one follows, always in the order of the commits.
     */
    transaction<R>(sync: boolean, work: () => R): R {
      if (sync !== synced) database.exec(`PRAGMA synchronous = ${sync ? 'FULL' : 'NORMAL'}`);
      synced = sync;
      begin.run();
      try {
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    /** Writes a row that nobody reads: on a full disk an empty transaction succeeds. */
    beat: (now: number) => void beat.run(now),
    /** Changes when another process has committed. */
    version: () => (version.get() as { data_version: number }).data_version,
  };
}

function eventStatements(database: DatabaseSync) {
  const head = database.prepare('SELECT max(position) AS position FROM events');
  const insert = database.prepare(
    'INSERT INTO events (position, id, type, published_at, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const read = database.prepare('SELECT position, type, body FROM events WHERE position > ? ORDER BY position LIMIT ?');
  const ages = database.prepare(
    'SELECT position, published_at AS at FROM events WHERE position > ? AND position < ? ORDER BY position LIMIT ?',
  );
  const remove = database.prepare(`
    DELETE FROM events WHERE position BETWEEN ? AND ?
      AND position NOT IN (SELECT position FROM parked) AND position NOT IN (SELECT position FROM dead_letters)`);
  return {
    head: () => (head.get() as { position: number | null }).position ?? 0,
    /** False when an event with this id is stored. */
    insert: (position: number, event: CloudEvent, at: number, body: string) =>
      insert.run(position, event.id, event.type, at, body).changes === 1,
    read: (after: number, limit: number) =>
      read.all(after, limit) as unknown as { position: number; type: string; body: string }[],
    /** When the events between two positions, both exclusive, were published. */
    ages: (after: number, below: number, limit: number) =>
      ages.all(after, below, limit) as unknown as { position: number; at: number }[],
    /** Removes a range of events, both ends included, but for those that a group has parked or given up. */
    remove: (first: number, last: number) => Number(remove.run(first, last).changes),
  };
}

function groupStatements(database: DatabaseSync) {
  const add = database.prepare('INSERT INTO groups (name, position) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const position = database.prepare('SELECT position FROM groups WHERE name = ?');
  const move = database.prepare('UPDATE groups SET position = ? WHERE name = ?');
  const all = database.prepare(`
    SELECT name, position,
      (SELECT count(*) FROM parked WHERE group_name = name) AS parked,
      (SELECT count(*) FROM parked WHERE group_name = name AND attempts > 0) AS retrying,
      (SELECT count(*) FROM dead_letters WHERE group_name = name) AS deadLetters
    FROM groups ORDER BY name`);
  const lowest = database.prepare('SELECT min(position) AS position FROM groups');
  return {
    addGroup: (name: string, at: number) => add.run(name, at),
    position: (name: string) => (position.get(name) as { position: number } | undefined)?.position,
    move: (name: string, to: number) => move.run(to, name),
    allGroups: () =>
      all.all() as unknown as {
        name: string;
        position: number;
        parked: number;
        retrying: number;
        deadLetters: number;
      }[],
    /** The position up to which every group is finished. */
    lowestPosition: () => (lowest.get() as { position: number | null }).position ?? undefined,
  };
}

function parkedStatements(database: DatabaseSync) {
  const park = database.prepare(`
    INSERT INTO parked (group_name, position, key, attempts, due_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET attempts = excluded.attempts, due_at = excluded.due_at`);
  const unpark = database.prepare('DELETE FROM parked WHERE group_name = ? AND position = ?');
  const next = database.prepare(`
    SELECT parked.position, attempts, body FROM parked JOIN events USING (position)
    WHERE group_name = ? AND key = ? ORDER BY parked.position LIMIT 1`);
  const keys = database.prepare(`
    SELECT key, due_at AS dueAt, min(position) FROM parked WHERE group_name = ? GROUP BY key ORDER BY 3`);
  return {
    park: (group: string, position: number, key: string, attempts: number, dueAt: number) =>
      park.run(group, position, key, attempts, Math.round(dueAt)),
    unpark: (group: string, position: number) => unpark.run(group, position),
    nextParked(group: string, key: string): ParkedEvent | undefined {
      const row = next.get(group, key) as { position: number; attempts: number; body: string } | undefined;
      return row && { position: row.position, attempts: row.attempts, event: JSON.parse(row.body) };
    },
    /** Every key with parked events, and when the first of them is due. */
    parkedKeys: (group: string) => keys.all(group) as unknown as { key: string; dueAt: number }[],
  };
}

function deadLetterStatements(database: DatabaseSync) {
  const bury = database.prepare(`
    INSERT INTO dead_letters (group_name, position, key, attempts, error, failed_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET attempts = excluded.attempts, error = excluded.error, failed_at = excluded.failed_at`);
  const list = database.prepare(`
    SELECT body, attempts, error, failed_at AS failedAt FROM dead_letters JOIN events USING (position)
    WHERE group_name = ? ORDER BY position`);
  const find = database.prepare(`
    SELECT position, key FROM dead_letters JOIN events USING (position) WHERE group_name = ? AND id = ?`);
  const unbury = database.prepare('DELETE FROM dead_letters WHERE group_name = ? AND position = ?');
  return {
    bury: (group: string, { position, key, attempts, error, failedAt }: Failure) =>
      bury.run(group, position, key, attempts, error, failedAt),
    unbury: (group: string, position: number) => unbury.run(group, position),
    buried: (group: string, eventId: string) =>
      find.get(group, eventId) as { position: number; key: string } | undefined,
    listBuried: (group: string): DeadLetter[] =>
      (list.all(group) as unknown as { body: string; attempts: number; error: string; failedAt: number }[]).map(
        ({ body, attempts, error, failedAt }) => ({
          event: JSON.parse(body),
          group,
          attempts,
          error,
          failedAt: new Date(failedAt).toISOString(),
        }),
      ),
  };
}
