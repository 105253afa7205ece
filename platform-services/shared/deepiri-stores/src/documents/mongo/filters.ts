import type { Filter } from 'mongodb';
import type { FieldCondition } from '../condition.ts';
import type { PagePosition } from '../cursor.ts';
import type { Question } from '../question.ts';
import type { Drive } from '../route.ts';
import type { Scalar } from '../scalar.ts';
import type { ServingIndex } from '../serving-index.ts';
import {
  arrayName,
  indexName,
  keyName,
  keyValue,
  type Layout,
  pathOf,
  type StoredDocument,
  uniqueName,
  wordsName,
} from './layout.ts';

export type DocumentFilter = Filter<StoredDocument>;

/** Documents that were removed are not there. */
export const THERE: DocumentFilter = { version: { $gt: 0 } };

/** The name of the index that a walk goes along. */
export function hintOf(walk: ServingIndex): string {
  if (walk.kind === 'unique') return uniqueName(walk.fields);
  return walk.kind === 'index' ? indexName(walk.fields) : '_id_';
}

/** The name of the index of words or members. */
export function driveHint({ definition }: Layout, drive: Drive): string {
  return drive.kind === 'words' ? wordsName(definition.textOwner) : arrayName(drive.has.field, definition.textOwner);
}

/** What the server can check of a condition; undefined when the field stands in the JSON only. */
export function conditionFilter(layout: Layout, condition: FieldCondition): DocumentFilter | undefined {
  if (condition.kind === 'has') return at(`arrays.${condition.field}`, { $in: present(condition.values) });
  const path = pathOf(layout, condition.field);
  if (path === undefined) return undefined;
  switch (condition.kind) {
    case 'equal':
      return at(path, condition.value);
    case 'in':
      return at(path, { $in: condition.values });
    case 'range':
      return at(path, Object.fromEntries(condition.bounds.map(({ operator, value }) => [`$${operator}`, value])));
  }
}

/** What leads into a unique index; its fields have conditions of equality. */
export function uniqueFilter(fields: readonly string[], conditions: readonly FieldCondition[]): DocumentFilter {
  const values = fields.map((field) => {
    const equal = conditions.find((condition) => condition.field === field && condition.kind === 'equal');
    return equal?.kind === 'equal' ? equal.value : null;
  });
  return at(`unique.${keyName(fields)}`, keyValue(values) ?? null);
}

/** Every word, as the beginning of one. They are letters and digits, so nothing in them means anything to the server. */
export function wordsFilter(words: readonly string[]): DocumentFilter {
  return { $and: words.toSorted((a, b) => b.length - a.length).map((word) => at('words', { $regex: `^${word}` })) };
}

/**
 * What comes after a position, as questions to ask one after the other until there is enough: the rest of those with the same
 * value, then those with a later one. Null is before everything, and is neither smaller nor greater than anything.
 */
export function filtersAfter(
  path: string,
  order: Question['order'],
  after: PagePosition | undefined,
): DocumentFilter[] {
  if (!after) return [{}];
  const descending = order?.direction === 'desc';
  const beyond = descending ? '$lt' : '$gt';
  if (path === '_id') return [{ _id: { [beyond]: after.id } } as DocumentFilter];
  const same = { ...at(path, after.value), _id: { [beyond]: after.id } } as DocumentFilter;
  if (after.value === null) return descending ? [same] : [same, at(path, { $ne: null })];
  const later = at(path, { [beyond]: after.value });
  return descending ? [same, later, at(path, null)] : [same, later];
}

const at = (path: string, value: unknown): DocumentFilter => ({ [path]: value });

const present = (values: readonly Scalar[]) => values.filter((value) => value !== null);
