import { wordsOf } from 'deepiri-contracts/words';
import { expiryOf, indexedFields, membersOf, textOf } from '../derived.ts';
import type { CollectionDefinition } from '../port.ts';
import { type Scalar, scalarOf } from '../scalar.ts';
import type { StoredEvent } from '../stored-event.ts';
import { type Index, index } from './indexes.ts';

/** How a collection lies in MongoDB: what is derived from each document, and its indexes. */
export type Layout = {
  name: string;
  definition: CollectionDefinition;
  /** Fields whose values stand in `fields`. */
  fields: readonly string[];
  indexes: readonly Index[];
};

/** What is asked for, beside the document's JSON. Numbers, strings and null as an index sees them. */
export type Derived = {
  fields: Record<string, Scalar>;
  arrays: Record<string, Scalar[]>;
  words: string[];
  /** Values of the unique keys, without those that have a null. */
  unique: Record<string, string>;
  expires?: Date;
};

/**
 * A document as it is stored. The JSON comes back as it was given, whatever its keys are, and equals what other adapters
 * store. A document that was removed leaves one with version 0 behind for some minutes.
 */
export type StoredDocument = Derived & {
  _id: string;
  version: number;
  body: string;
  /** Of the write that made it so: what the next one builds on. */
  write: string;
  /** Which definition it was derived with; nothing is derived from one that was removed. */
  layout?: number;
  /** The write whose events stand in `outbox`, while they are not known to be in the log (D3). */
  pending?: string;
  outbox?: StoredEvent[];
};

export function layoutOf(definition: CollectionDefinition): Layout {
  const { name } = definition;
  if (!/^[a-z0-9][a-z0-9_-]*$/i.test(name)) throw new Error(`"${name}" cannot be the name of a collection`);
  return { name, definition, fields: indexedFields(definition), indexes: indexesOf(definition) };
}

/** The name of an index that gives an order. The id is its last field, named or not. */
export function indexName(fields: readonly string[]): string {
  return fields.filter((field) => field !== 'id').join(', ');
}

export const uniqueName = (fields: readonly string[]) => `unique ${fields.join(', ')}`;
export const arrayName = (field: string, owner: string | undefined) => `has ${field} of ${owner ?? 'all'}`;
export const wordsName = (owner: string | undefined) => `words of ${owner ?? 'all'}`;

/** Where the value of a field stands; undefined when it stands in the JSON only. */
export function pathOf({ fields }: Layout, field: string): string | undefined {
  if (field === 'id') return '_id';
  return field === 'version' ? field : fields.includes(field) ? `fields.${field}` : undefined;
}

/** Name of a unique key within `unique`. */
export const keyName = (fields: readonly string[]) => fields.join('+');

/** The value of a unique key; undefined when one of its fields is null, because that is no key. */
export function keyValue(values: readonly Scalar[]): string | undefined {
  return values.includes(null) ? undefined : JSON.stringify(values);
}

/** @throws TypeError when a field cannot be stored */
export function derivedOf({ definition, fields }: Layout, state: Record<string, unknown>): Derived {
  const { arrays = [], unique = [], text = [] } = definition;
  const scalars = Object.fromEntries(fields.map((field) => [field, scalarOf(state[field], field)]));
  const keys = unique.flatMap((key) => {
    const value = keyValue(key.map((field) => scalars[field] ?? null));
    return value === undefined ? [] : [[keyName(key), value] as const];
  });
  const expires = expiryOf(definition.expires, state);
  return {
    fields: scalars,
    arrays: Object.fromEntries(arrays.map((field) => [field, membersOf(state, field)])),
    words: wordsOf(textOf(text, state)),
    unique: Object.fromEntries(keys),
    ...(expires === null ? {} : { expires: new Date(expires) }),
  };
}

function indexesOf({ indexes = [], unique = [], arrays = [], text = [], textOwner }: CollectionDefinition): Index[] {
  const owner = textOwner === undefined ? [] : [`fields.${textOwner}`];
  const ordered = indexes.map((fields) => {
    const others = fields.filter((field) => field !== 'id');
    return index(indexName(fields), ...others.map((field) => (field === 'version' ? field : `fields.${field}`)), '_id');
  });
  return [
    ...new Map(ordered.map((one) => [one.name, one])).values(),
    // Sparse: documents without the key do not count, nor do those that a process with an older definition writes.
    ...unique.map((key) => ({ ...index(uniqueName(key), `unique.${keyName(key)}`), unique: true, sparse: true })),
    ...arrays.map((field) => index(arrayName(field, textOwner), `arrays.${field}`, ...owner)),
    ...(text.length > 0 ? [index(wordsName(textOwner), ...owner, 'words')] : []),
    // Few documents have these fields; a server without sparse indexes keeps an entry for each.
    { ...index('pending', 'pending'), sparse: true },
    { ...index('expires', 'expires'), sparse: true },
    index('layout', 'layout'),
  ];
}
