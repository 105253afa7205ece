import type { Database } from '../../sqlite/database.ts';
import { expiryOf } from '../derived.ts';
import type { CollectionDefinition, Document } from '../port.ts';
import type { Scalar } from '../scalar.ts';
import { columnOf, columnsOf, type Layout, layoutOf } from './layout.ts';
import { createCollection } from './schema.ts';
import { type Side, sideOf, sideTables } from './side-tables.ts';
import { uniqueKeys } from './unique-keys.ts';

/** A document made ready to be written. */
export type Prepared = {
  id: string;
  version: number;
  body: string;
  columns: Scalar[];
  expires: number | null;
  side: Side | undefined;
};

/** A stored row, as far as a write needs it. */
export type Current = {
  seq: number;
  version: number;
  columns: readonly Scalar[];
  /** The document's JSON, when there are side tables that depend on it. */
  body: string | undefined;
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
  createCollection(database, definition, layout);
  const sides = sideTables(database, layout);
  const unique = uniqueKeys(database, layout, definition.unique ?? []);
  const rows = rowStatements(database, layout, sides !== undefined);
  const sideBefore = ({ body }: Current) => (body === undefined ? undefined : sideOf(layout, JSON.parse(body)));
  return {
    layout,
    prepare(document) {
      const state = document as unknown as Record<string, unknown>;
      return {
        id: document.id,
        version: document.version,
        body: JSON.stringify(document),
        columns: columnsOf(layout, state),
        expires: expiryOf(layout.expires, state),
        side: sides && sideOf(layout, state),
      };
    },
    current: rows.current,
    takenKey: (next, current) => unique.taken(next.columns, current?.seq),
    insert(next) {
      const seq = rows.insert(next);
      sides?.write(seq, undefined, next.side);
    },
    update(current, next) {
      rows.update(current, next);
      sides?.write(current.seq, sideBefore(current), next.side);
    },
    remove(current) {
      rows.remove(current.seq);
      sides?.write(current.seq, sideBefore(current), undefined);
    },
    expired: rows.expired,
  };
}

function rowStatements(database: Database, layout: Layout, withBody: boolean) {
  const { table } = layout;
  const columns = layout.fields.map(columnOf);
  const read = ['seq', 'version', ...columns, ...(withBody ? ['body'] : [])];
  const written = ['id', 'version', 'body', 'expires', ...columns];
  const select = database.statement(`SELECT ${read.join(', ')} FROM ${table} WHERE id = ?`);
  const insert = database.statement(
    `INSERT INTO ${table} (${written.join(', ')}) VALUES (${written.map(() => '?').join(', ')})`,
  );
  const remove = database.statement(`DELETE FROM ${table} WHERE seq = ?`);
  const expired = database.statement(`SELECT id FROM ${table} WHERE expires IS NOT NULL AND expires <= ? LIMIT ?`);
  return {
    current(id: string): Current | undefined {
      const row = select.get(id);
      if (!row) return undefined;
      const [seq, version, ...rest] = row as [number, number, ...Scalar[]];
      return { seq, version, columns: rest, body: withBody ? (rest.pop() as string) : undefined };
    },
    insert: (next: Prepared): number =>
      Number(insert.run(next.id, next.version, next.body, next.expires, ...next.columns).lastInsertRowid),
    update(current: Current, next: Prepared): void {
      // Only what changed is set: SQLite rewrites the indexes of every column that it is told to set.
      const changed = layout.fields.flatMap((_, place) =>
        current.columns[place] === next.columns[place] ? [] : [place],
      );
      const assignments = ['version', 'body', 'expires', ...changed.map((place) => columns[place])];
      database
        .statement(`UPDATE ${table} SET ${assignments.join(' = ?, ')} = ? WHERE seq = ?`)
        .run(
          next.version,
          next.body,
          next.expires,
          ...changed.map((place) => next.columns[place] as Scalar),
          current.seq,
        );
    },
    remove: (seq: number): void => void remove.run(seq),
    expired: (at: number, limit: number): string[] => expired.all(at, limit).map(([id]) => id as string),
  };
}
