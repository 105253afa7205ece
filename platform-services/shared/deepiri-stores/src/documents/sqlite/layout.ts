import { hash } from 'node:crypto';
import { quoted } from '../../sqlite/database.ts';
import { indexedFields } from '../derived.ts';
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
  /** Table of this connection that tells the words in order, once for each document that has them. */
  vocabulary: string;
  /** Fields with a column of their own. */
  fields: readonly string[];
  arrays: readonly string[];
  text: readonly string[];
  /** Field whose value narrows members and words. */
  scope: string | undefined;
  expires: string | undefined;
};

export function layoutOf<T extends Document>(definition: CollectionDefinition<T>): Layout {
  const { name, arrays = [], text = [], textOwner, expires } = definition;
  return {
    name,
    tableName: `documents/${name}`,
    table: quoted(`documents/${name}`),
    members: quoted(`members/${name}`),
    words: quoted(`words/${name}`),
    vocabulary: quoted(`vocabulary/${name}`),
    fields: indexedFields(definition),
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

/** What stands before each word of an owner: letters and digits of a fixed length. */
export function wordLead(scope: string): string {
  return scope === '' ? '' : hash('sha256', scope, 'hex').slice(0, 12);
}
