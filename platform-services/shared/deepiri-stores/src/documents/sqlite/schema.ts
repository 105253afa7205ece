import { type Database, quoted } from '../../sqlite/database.ts';
import type { CollectionDefinition, Document } from '../port.ts';
import { columnOf, type Layout } from './layout.ts';

/** Creates the tables of a collection, all empty, unless they are there. */
export function createTables(database: Database, layout: Layout): void {
  database.execute(`
    CREATE TABLE IF NOT EXISTS ${layout.table} (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      version INTEGER NOT NULL,
      body TEXT NOT NULL,
      expires INTEGER
    );
    CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY, definition TEXT NOT NULL);
  `);
}

/** Brings the columns, indexes and side tables of a collection in line with its definition. Does nothing when they are. */
export function migrate<T extends Document>(
  database: Database,
  definition: CollectionDefinition<T>,
  layout: Layout,
  rederive: () => void,
): void {
  const now = JSON.stringify(definition);
  const then = database.statement('SELECT definition FROM collections WHERE name = ?').get(layout.name)?.[0];
  if (then === now) return;
  dropIndexes(database, layout);
  addColumns(database, layout);
  recreateSideTables(database, layout);
  rederive();
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
  for (const [name] of indexes.all(`documents/${layout.name}`))
    database.execute(`DROP INDEX ${quoted(name as string)}`);
}

function addColumns(database: Database, layout: Layout): void {
  const present = new Set(
    database.statement('SELECT name FROM pragma_table_info(?)').all(`documents/${layout.name}`).flat(),
  );
  for (const field of layout.fields) {
    if (!present.has(`.${field}`)) database.execute(`ALTER TABLE ${layout.table} ADD COLUMN ${columnOf(field)}`);
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
    database.execute(
      `CREATE UNIQUE INDEX ${indexName(layout, fields)} ON ${layout.table} (${fields.map(columnOf).join(', ')})`,
    );
  }
  if (layout.expires !== undefined) {
    database.execute(
      `CREATE INDEX ${quoted(`${layout.name}: expires`)} ON ${layout.table} (expires) WHERE expires IS NOT NULL`,
    );
  }
}
