import type { Database } from '../../sqlite/database.ts';
import type { Scalar } from '../scalar.ts';
import { columnOf, type Layout } from './layout.ts';

export type UniqueKeys = {
  /** The key, if any, that another document than `seq` holds. Documents in which one of its fields is null hold none. */
  taken(columns: readonly Scalar[], seq: number | undefined): readonly string[] | undefined;
};

/** Looks before a write, so that a key that is taken does not spoil the transaction that other writes share. */
export function uniqueKeys(database: Database, layout: Layout, keys: readonly (readonly string[])[]): UniqueKeys {
  const checks = keys.map((fields) => ({
    fields,
    places: fields.map((field) => layout.fields.indexOf(field)),
    holder: database.statement(
      `SELECT seq FROM ${layout.table} WHERE ${fields.map((field) => `${columnOf(field)} = ?`).join(' AND ')}`,
    ),
  }));
  return {
    taken(columns, seq) {
      return checks.find(({ places, holder }) => {
        const values = places.map((place) => columns[place] ?? null);
        const held = values.includes(null) ? undefined : holder.get(...values)?.[0];
        return held !== undefined && held !== seq;
      })?.fields;
    },
  };
}
