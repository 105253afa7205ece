import { hash } from 'node:crypto';
import { quoted } from '../../sqlite/database.ts';
import type { CollectionDefinition, Document } from '../port.ts';
import { type Scalar, scalarOf } from '../scalar.ts';

/**
 * How a collection lies in SQLite: one row per document with its JSON and a column for each field that an index needs,
 * a side table with the members of array fields, and a full-text table of its words. Both side tables know a document by `seq`.
 */
export type Layout = {
  name: string;
  tableName: string;
  /** The table's name, quoted; so are the names of the side tables. */
  table: string;
  /** Side table (field, value, scope, seq) of array members. */
  members: string;
  /** Full-text table whose rowid is seq. */
  words: string;
  /** Fields with a column of their own. */
  fields: readonly string[];
  arrays: readonly string[];
  text: readonly string[];
  /** Field whose value narrows members and words. */
  scope: string | undefined;
  expires: string | undefined;
};

export function layoutOf<T extends Document>(definition: CollectionDefinition<T>): Layout {
  const { name, indexes = [], unique = [], arrays = [], text = [], textOwner, expires } = definition;
  const own = new Set<string>([...indexes.flat(), ...unique.flat(), ...(textOwner ? [textOwner] : [])]);
  own.delete('id');
  own.delete('version');
  return {
    name,
    tableName: `documents/${name}`,
    table: quoted(`documents/${name}`),
    members: quoted(`members/${name}`),
    words: quoted(`words/${name}`),
    fields: [...own],
    arrays,
    text,
    scope: textOwner,
    expires,
  };
}

/** The SQL for a field's value: its column when it has one, otherwise read from the JSON. */
export function fieldSql(layout: Layout, field: string): string {
  if (field === 'id' || field === 'version') return `d.${field}`;
  if (layout.fields.includes(field)) return `d.${columnOf(field)}`;
  return `json_extract(d.body, '$.${quoted(field).replaceAll("'", "''")}')`;
}

/** The column of an indexed field, quoted. */
export function columnOf(field: string): string {
  return field === 'id' || field === 'version' ? field : quoted(`.${field}`);
}

/** The values of the columns. */
export function columnsOf(layout: Layout, state: Record<string, unknown>): Scalar[] {
  return layout.fields.map((field) => scalarOf(state[field], field));
}

/** The owner that members and words are kept under; empty when the collection has none. */
export function scopeOf(layout: Layout, state: Record<string, unknown>): string {
  return layout.scope === undefined ? '' : String(state[layout.scope] ?? '');
}

/** The distinct members of an array field; null is no member. @throws TypeError when one is an object or an array */
export function membersOf(state: Record<string, unknown>, field: string): Scalar[] {
  const list = state[field];
  if (!Array.isArray(list)) return [];
  const members = new Set(list.map((member) => scalarOf(member, field)));
  members.delete(null);
  return [...members];
}

/** What the full-text table is made from: the strings in these fields, and in arrays in them. */
export function textOf(fields: readonly string[], state: Record<string, unknown>): string {
  return fields
    .flatMap((field) => state[field])
    .filter((value) => typeof value === 'string')
    .join('\n');
}

/** What stands before each word of an owner: letters and digits of a fixed length. */
export function wordLead(scope: string): string {
  return scope === '' ? '' : hash('sha256', scope, 'hex').slice(0, 12);
}

/** The instant after which a document may go, in milliseconds. */
export function expiryOf(layout: Layout, state: Record<string, unknown>): number | null {
  const value = layout.expires === undefined ? undefined : state[layout.expires];
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}
