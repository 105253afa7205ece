import type { Database, Row } from '../../sqlite/database.ts';
import type { CollectionDefinition, Document } from '../port.ts';
import type { Scalar } from '../scalar.ts';
import { columnOf, columnsOf, expiryOf, type Layout, layoutOf, membersOf, scopeOf, textOf } from './layout.ts';
import { createTables, migrate } from './schema.ts';

/** A document made ready to be written. */
export type Prepared = {
  state: Record<string, unknown>;
  id: string;
  version: number;
  body: string;
  columns: Scalar[];
  expires: number | null;
};

/** A stored row, as far as a write needs it. */
export type Current = {
  seq: number;
  version: number;
  columns: readonly Scalar[];
  /** Parsed only when side tables depend on it. */
  state: () => Record<string, unknown>;
};

export type DocumentTable = {
  layout: Layout;
  /** @throws TypeError when a field cannot be stored */
  prepare(state: Document): Prepared;
  current(id: string): Current | undefined;
  /** The unique key that another document holds. */
  takenKey(next: Prepared, current: Current | undefined): readonly string[] | undefined;
  insert(next: Prepared): void;
  update(current: Current, next: Prepared): void;
  remove(current: Current): void;
  /** Ids of documents whose time is over at an instant, at most `limit`. */
  expired(at: number, limit: number): string[];
};

/** The rows of one collection. Everything that writes is called inside a transaction. */
export function documentTable<T extends Document>(
  database: Database,
  definition: CollectionDefinition<T>,
): DocumentTable {
  const layout = layoutOf(definition);
  const { table, fields } = layout;
  const hasSideTables = layout.arrays.length > 0 || layout.text.length > 0;
  database.execute('BEGIN IMMEDIATE');
  try {
    createTables(database, layout);
    migrate(database, definition, layout, rederiveAll);
    database.execute('COMMIT');
  } catch (error) {
    database.execute('ROLLBACK');
    throw error;
  }

  const columns = fields.map(columnOf);
  const select = database.statement(
    `SELECT ${['seq', 'version', ...columns, ...(hasSideTables ? ['body'] : [])].join(', ')} FROM ${table} WHERE id = ?`,
  );
  const insertRow = database.statement(
    `INSERT INTO ${table} (${['id', 'version', 'body', 'expires', ...columns].join(', ')})
     VALUES (${Array(4 + columns.length)
       .fill('?')
       .join(', ')})`,
  );
  const deleteRow = database.statement(`DELETE FROM ${table} WHERE seq = ?`);
  const sides = hasSideTables ? sideTables(database, layout) : undefined;
  const unique = (definition.unique ?? []).map((key) => ({
    fields: key,
    places: key.map((field) => fields.indexOf(field)),
    holder: database.statement(
      `SELECT seq FROM ${table} WHERE ${key.map((field) => `${columnOf(field)} = ?`).join(' AND ')}`,
    ),
  }));

  function rederiveAll(): void {
    const page = database.statement(`SELECT seq, body FROM ${table} WHERE seq > ? ORDER BY seq LIMIT 500`);
    const assignments = [...fields.map(columnOf), 'expires'].map((column) => `${column} = ?`);
    const update = database.statement(`UPDATE ${table} SET ${assignments.join(', ')} WHERE seq = ?`);
    const side = hasSideTables ? sideTables(database, layout) : undefined;
    for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.[0] as number)) {
      for (const [seq, body] of rows as [number, string][]) {
        const state = JSON.parse(body) as Record<string, unknown>;
        update.run(...columnsOf(layout, state), expiryOf(layout, state), seq);
        side?.write(seq, undefined, state);
      }
    }
  }

  return {
    layout,
    prepare: (document) => {
      const state = document as unknown as Record<string, unknown>;
      return {
        state: hasSideTables ? sideFields(layout, state) : {},
        id: document.id,
        version: document.version,
        body: JSON.stringify(document),
        columns: columnsOf(layout, state),
        expires: expiryOf(layout, state),
      };
    },
    current(id) {
      const row = select.get(id);
      return row && currentOf(row, fields.length);
    },
    takenKey(next, current) {
      for (const { fields: key, places, holder } of unique) {
        const values = places.map((place) => next.columns[place] ?? null);
        if (values.includes(null)) continue;
        const seq = holder.get(...values)?.[0];
        if (seq !== undefined && seq !== current?.seq) return key;
      }
      return undefined;
    },
    insert(next) {
      const { lastInsertRowid } = insertRow.run(next.id, next.version, next.body, next.expires, ...next.columns);
      sides?.write(Number(lastInsertRowid), undefined, next.state);
    },
    update(current, next) {
      // Only columns that changed are set: SQLite rewrites the indexes of every column that it is told to set.
      const changed = fields.flatMap((_, place) => (current.columns[place] === next.columns[place] ? [] : [place]));
      const assignments = ['version = ?', 'body = ?', ...(layout.expires === undefined ? [] : ['expires = ?'])];
      for (const place of changed) assignments.push(`${columns[place]} = ?`);
      database
        .statement(`UPDATE ${table} SET ${assignments.join(', ')} WHERE seq = ?`)
        .run(
          next.version,
          next.body,
          ...(layout.expires === undefined ? [] : [next.expires]),
          ...changed.map((place) => next.columns[place] as Scalar),
          current.seq,
        );
      sides?.write(current.seq, current.state(), next.state);
    },
    remove(current) {
      deleteRow.run(current.seq);
      sides?.write(current.seq, current.state(), undefined);
    },
    expired: (at, limit) =>
      database
        .statement(`SELECT id FROM ${table} WHERE expires IS NOT NULL AND expires <= ? LIMIT ?`)
        .all(at, limit)
        .map(([id]) => id as string),
  };
}

function currentOf(row: Row, columns: number): Current {
  return {
    seq: row[0] as number,
    version: row[1] as number,
    columns: row.slice(2, 2 + columns) as Scalar[],
    state: () => JSON.parse(row[2 + columns] as string) as Record<string, unknown>,
  };
}

/** The fields that side tables are made from, copied, so that a later change by the caller does not reach the store. */
function sideFields(layout: Layout, state: Record<string, unknown>): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const field of layout.text) copy[field] = state[field];
  for (const field of layout.arrays) copy[field] = membersOf(state, field);
  if (layout.scope !== undefined) copy[layout.scope] = state[layout.scope];
  return copy;
}

/** Keeps array members and words in step with a document; writes only what changed. */
function sideTables(database: Database, layout: Layout) {
  const hasText = layout.text.length > 0;
  const hasArrays = layout.arrays.length > 0;
  const addMember = hasArrays ? database.statement(`INSERT INTO ${layout.members} VALUES (?, ?, ?, ?)`) : undefined;
  const dropMember = hasArrays
    ? database.statement(`DELETE FROM ${layout.members} WHERE field = ? AND value = ? AND scope = ? AND seq = ?`)
    : undefined;
  const addWords = hasText ? database.statement(`INSERT INTO ${layout.words} (rowid, words) VALUES (?, ?)`) : undefined;
  const dropWords = hasText ? database.statement(`DELETE FROM ${layout.words} WHERE rowid = ?`) : undefined;

  type State = Record<string, unknown> | undefined;

  function writeMembers(seq: number, before: State, after: State, moved: boolean): void {
    for (const field of layout.arrays) {
      const old = new Set(before ? membersOf(before, field) : []);
      const now = new Set(after ? membersOf(after, field) : []);
      for (const member of old) {
        if (before && (moved || !now.has(member))) dropMember?.run(field, member, scopeOf(layout, before), seq);
      }
      for (const member of now) {
        if (after && (moved || !old.has(member))) addMember?.run(field, member, scopeOf(layout, after), seq);
      }
    }
  }

  function writeWords(seq: number, before: State, after: State, moved: boolean): void {
    if (!moved && before && after && layout.text.every((field) => before[field] === after[field])) return;
    if (before) dropWords?.run(seq);
    if (after) addWords?.run(seq, textOf(layout, after));
  }

  return {
    write(seq: number, before: State, after: State): void {
      const moved = before !== undefined && after !== undefined && scopeOf(layout, before) !== scopeOf(layout, after);
      if (hasArrays) writeMembers(seq, before, after, moved);
      if (hasText) writeWords(seq, before, after, moved);
    },
  };
}
