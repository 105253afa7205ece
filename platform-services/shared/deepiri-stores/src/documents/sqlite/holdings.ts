import { createBreather } from '../../sqlite/breather.ts';
import { type Database, inTransaction, openDatabase } from '../../sqlite/database.ts';
import { databaseFile } from '../../sqlite/location.ts';
import { definitionIn, type HeldEvent, type Holdings } from '../holdings.ts';
import type { CollectionDefinition } from '../port.ts';
import { type DocumentTable, documentTable } from './document-table.ts';
import { eventTable } from './event-table.ts';
import { defineHasWords } from './has-words.ts';
import { sqliteOutbox } from './outbox.ts';

/** What lies in `<dir>/<service>.sqlite`. */
export function sqliteHoldings(url: string, service: string): Holdings {
  const database = openDatabase(databaseFile(url, service), { durability: 'full' });
  defineHasWords(database);
  database.execute('CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY, definition TEXT NOT NULL)');
  const log = inTransaction(database, () => {
    const events = eventTable(database, createBreather());
    sqliteOutbox(database, events);
    return events;
  });
  const tables = new Map<string, DocumentTable>();

  function tableOf(name: string): DocumentTable {
    const known = tables.get(name);
    if (known) return known;
    const definition = definitions(database).find((one) => one.name === name);
    if (!definition) throw new Error(`there is no collection ${name}`);
    const table = documentTable(database, definition);
    tables.set(name, table);
    return table;
  }

  return {
    collections: async () => definitions(database),
    async define(definition) {
      tables.set(definition.name, documentTable(database, definition));
    },
    async documents(collection, after, limit) {
      const { table } = tableOf(collection).layout;
      const page = `SELECT id, version, body FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`;
      const rows = database.statement(page).all(after, limit) as [string, number, string][];
      return rows.map(([id, version, body]) => ({ id, version, body }));
    },
    async putDocuments(collection, documents) {
      const table = tableOf(collection);
      inTransaction(database, () => {
        for (const { body } of documents) table.insert({ ...table.prepare(JSON.parse(body)), body });
      });
    },
    async removeDocuments(collection, ids) {
      const table = tableOf(collection);
      inTransaction(database, () => {
        for (const id of ids) {
          const current = table.current(id);
          if (current) table.remove(current);
        }
      });
    },
    async events(after, limit) {
      const page = 'SELECT position, id, subject, type, body FROM events WHERE position > ? ORDER BY position LIMIT ?';
      const rows = database.statement(page).all(after, limit) as [number, string, string, string, string][];
      return rows.map(([position, id, subject, type, body]) => ({ position, id, subject, type, body }));
    },
    lastEvent: async () => log.last(),
    putEvents: async (events) => inTransaction(database, () => insertEvents(database, events)),
    published: async () => database.statement('SELECT published FROM outbox').get()?.[0] as number,
    setPublished: async (position) =>
      void database.statement('UPDATE outbox SET published = max(published, ?)').run(position),
    close: async () => database.close(),
  };
}

function definitions(database: Database): CollectionDefinition[] {
  const kept = database.statement('SELECT definition FROM collections ORDER BY name').all();
  return kept.map(([definition]) => definitionIn(definition as string));
}

function insertEvents(database: Database, events: readonly HeldEvent[]): void {
  const insert = database.statement(
    'INSERT OR IGNORE INTO events (position, id, subject, type, body) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { position, id, subject, type, body } of events) insert.run(position, id, subject, type, body);
}
