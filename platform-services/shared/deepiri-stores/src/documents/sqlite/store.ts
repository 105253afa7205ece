import { randomBytes } from 'node:crypto';
import { createBreather } from '../../sqlite/breather.ts';
import { type Database, inTransaction, openDatabase } from '../../sqlite/database.ts';
import { groupCommit } from '../../sqlite/group-commit.ts';
import { heartbeat } from '../../sqlite/heartbeat.ts';
import { databaseFile } from '../../sqlite/location.ts';
import type { Collection, CollectionDefinition, Document, DocumentStore } from '../port.ts';
import { sqliteCollection } from './collection.ts';
import { type DocumentTable, documentTable } from './document-table.ts';
import { eventTable } from './event-table.ts';
import { defineHasWords } from './has-words.ts';
import { sqliteOutbox } from './outbox.ts';

const SWEEP_MILLISECONDS = 60_000;
const SWEPT_AT_ONCE = 200;

/** Opens `<dir>/<service>.sqlite`. */
export function openSqliteDocuments(url: string, service: string): DocumentStore {
  const database = openDatabase(databaseFile(url, service), { durability: 'full' });
  const breathe = createBreather();
  defineHasWords(database);
  const { cursorKey, events, outbox } = inTransaction(database, () => {
    const log = eventTable(database, breathe);
    return { cursorKey: keyOf(database), events: log, outbox: sqliteOutbox(database, log) };
  });
  const collections = new Map<string, { definition: string; collection: Collection<never> }>();
  const expiring: DocumentTable[] = [];
  let pending = false;
  const commit = groupCommit(database, {
    committing: outbox.persist,
    committed() {
      if (!pending) return;
      pending = false;
      outbox.notify();
    },
    rolledBack() {
      pending = false;
      outbox.undone();
    },
  });
  const parts = {
    database,
    commit,
    breathe,
    events,
    cursorKey,
    onEvents() {
      pending = true;
    },
  };
  // A sweep that fails is made up for by the next one.
  const sweeper = setInterval(() => void sweep().catch(() => {}), SWEEP_MILLISECONDS).unref();

  async function sweep(): Promise<void> {
    for (const table of expiring) {
      while ((await commit.write(() => removeExpired(table, Date.now()))) === SWEPT_AT_ONCE);
    }
  }

  let closed: Promise<void> | undefined;

  async function close(): Promise<void> {
    clearInterval(sweeper);
    await commit.close();
    outbox.flush();
    database.close();
  }

  return {
    collection<T extends Document>(definition: CollectionDefinition<T>): Collection<T> {
      const text = JSON.stringify(definition);
      const known = collections.get(definition.name);
      if (known) {
        if (known.definition !== text) throw new Error(`collection ${definition.name} is defined twice, differently`);
        return known.collection as unknown as Collection<T>;
      }
      const table = documentTable(database, definition);
      const collection = sqliteCollection(parts, definition, table);
      collections.set(definition.name, { definition: text, collection: collection as unknown as Collection<never> });
      if (definition.expires !== undefined) expiring.push(table);
      return collection;
    },
    log: events,
    outbox,
    ping: heartbeat(database, commit),
    close() {
      closed ??= close();
      return closed;
    },
  };
}

/** Removes documents whose time is over, inside a transaction; answers how many. */
export function removeExpired(table: DocumentTable, at: number): number {
  const ids = table.expired(at, SWEPT_AT_ONCE);
  for (const id of ids) {
    const current = table.current(id);
    if (current) table.remove(current);
  }
  return ids.length;
}

/** The secret that cursors are signed with: made once per file. */
function keyOf(database: Database): Uint8Array {
  database.execute('CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL)');
  database.statement('INSERT OR IGNORE INTO secrets VALUES (?, ?)').run('cursor', randomBytes(32));
  return database.statement('SELECT value FROM secrets WHERE name = ?').get('cursor')?.[0] as Uint8Array;
}
