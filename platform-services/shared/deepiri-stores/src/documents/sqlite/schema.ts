import { type Database, inTransaction, quoted } from '../../sqlite/database.ts';
import { expiryOf } from '../derived.ts';
import type { CollectionDefinition, Document } from '../port.ts';
import { columnOf, columnsOf, type Layout } from './layout.ts';
import { sideOf, sideTables } from './side-tables.ts';

/** Counted up when the same definition is laid out differently, so that stores made before are brought in line. */
const LAYOUT = 1;
const REDERIVED_AT_ONCE = 500;

/** Creates the tables and indexes of a collection, or brings them in line with a definition that has changed. */
export function createCollection<T extends Document>(
  database: Database,
  definition: CollectionDefinition<T>,
  layout: Layout,
): void {
  // The body is last, so that a column is read without reading through it.
  const columns = ['expires', ...layout.fields.map(columnOf)].join(', ');
  inTransaction(database, () => {
    database.execute(`
      CREATE TABLE IF NOT EXISTS ${layout.table} (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, ${columns}, body TEXT NOT NULL
      );
      CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY, definition TEXT NOT NULL);
    `);
    migrate(database, definition, layout);
    if (layout.text.length > 0) {
      database.execute(`
        CREATE VIRTUAL TABLE IF NOT EXISTS temp.${layout.vocabulary} USING fts5vocab(main, ${layout.words}, instance)`);
    }
  });
}

function migrate<T extends Document>(database: Database, definition: CollectionDefinition<T>, layout: Layout): void {
  const now = JSON.stringify({ layout: LAYOUT, ...definition });
  const then = database.statement('SELECT definition FROM collections WHERE name = ?').get(layout.name)?.[0];
  if (then === now) return;
  dropIndexes(database, layout);
  addColumns(database, layout);
  recreateSideTables(database, layout);
  rederive(database, layout);
  createIndexes(database, definition, layout);
  database.statement('INSERT OR REPLACE INTO collections VALUES (?, ?)').run(layout.name, now);
}

/** The name of an index, quoted. */
export function indexName(layout: Layout, fields: readonly string[]): string {
  return quoted(`${layout.name}: ${fields.join(', ')}`);
}

function dropIndexes(database: Database, layout: Layout): void {
  const indexes = database.statement(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
  );
  for (const [name] of indexes.all(layout.tableName)) database.execute(`DROP INDEX ${quoted(name as string)}`);
}

function addColumns(database: Database, layout: Layout): void {
  const columns = database.statement('SELECT name FROM pragma_table_info(?)').all(layout.tableName);
  const present = new Set(columns.map(([name]) => quoted(name as string)));
  for (const column of layout.fields.map(columnOf)) {
    if (!present.has(column)) database.execute(`ALTER TABLE ${layout.table} ADD COLUMN ${column}`);
  }
}

function recreateSideTables(database: Database, layout: Layout): void {
  database.execute(`DROP TABLE IF EXISTS ${layout.members}; DROP TABLE IF EXISTS ${layout.words}`);
  if (layout.arrays.length > 0) {
    database.execute(`
      CREATE TABLE ${layout.members} (
        field TEXT NOT NULL, value NOT NULL, scope TEXT NOT NULL, seq INTEGER NOT NULL,
        PRIMARY KEY (field, value, scope, seq)
      ) WITHOUT ROWID`);
  }
  if (layout.text.length > 0) {
    database.execute(`
      CREATE VIRTUAL TABLE ${layout.words}
      USING fts5(words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`);
  }
}

/** Fills columns and side tables from the documents that are there. */
function rederive(database: Database, layout: Layout): void {
  const page = database.statement(
    `SELECT seq, body FROM ${layout.table} WHERE seq > ? ORDER BY seq LIMIT ${REDERIVED_AT_ONCE}`,
  );
  const assignments = [...layout.fields.map(columnOf), 'expires'].map((column) => `${column} = ?`);
  const update = database.statement(`UPDATE ${layout.table} SET ${assignments.join(', ')} WHERE seq = ?`);
  const sides = sideTables(database, layout);
  for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.[0] as number)) {
    for (const [seq, body] of rows as [number, string][]) {
      const state = JSON.parse(body) as Record<string, unknown>;
      update.run(...columnsOf(layout, state), expiryOf(layout.expires, state), seq);
      sides?.write(seq, undefined, sideOf(layout, state));
    }
  }
}

function createIndexes<T extends Document>(
  database: Database,
  definition: CollectionDefinition<T>,
  layout: Layout,
): void {
  for (const fields of definition.indexes ?? []) {
    const columns = [...fields.filter((field) => field !== 'id').map(columnOf), 'id'].join(', ');
    database.execute(`CREATE INDEX ${indexName(layout, fields)} ON ${layout.table} (${columns})`);
  }
  for (const fields of definition.unique ?? []) {
    const columns = fields.map(columnOf).join(', ');
    database.execute(`CREATE UNIQUE INDEX ${indexName(layout, fields)} ON ${layout.table} (${columns})`);
  }
  if (layout.expires !== undefined) {
    const name = quoted(`${layout.name} expires`);
    database.execute(`CREATE INDEX ${name} ON ${layout.table} (expires) WHERE expires IS NOT NULL`);
  }
}
