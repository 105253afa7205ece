import type { CollectionDefinition, Document } from './port.ts';
import { type Scalar, scalarOf } from './scalar.ts';

/** The fields of a collection whose values are kept beside the document, because an index needs them. */
export function indexedFields<T extends Document>(definition: CollectionDefinition<T>): string[] {
  const { indexes = [], unique = [], textOwner } = definition;
  const own = new Set<string>([...indexes.flat(), ...unique.flat(), ...(textOwner ? [textOwner] : [])]);
  own.delete('id');
  own.delete('version');
  return [...own];
}

/** The owner that members and words are kept under; empty when the collection has none. */
export function ownerOf(field: string | undefined, state: Record<string, unknown>): string {
  return field === undefined ? '' : String(state[field] ?? '');
}

/** The distinct members of an array field; null is no member. @throws TypeError when one is an object or an array */
export function membersOf(state: Record<string, unknown>, field: string): Scalar[] {
  const list = state[field];
  if (!Array.isArray(list)) return [];
  const members = new Set(list.map((member) => scalarOf(member, field)));
  members.delete(null);
  return [...members];
}

/** What full text is made from: the strings in these fields, and in arrays in them. */
export function textOf(fields: readonly string[], state: Record<string, unknown>): string {
  return fields
    .flatMap((field) => state[field])
    .filter((value) => typeof value === 'string')
    .join('\n');
}

/** The instant after which a document may go, in milliseconds. */
export function expiryOf(field: string | undefined, state: Record<string, unknown>): number | null {
  const value = field === undefined ? undefined : state[field];
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}
