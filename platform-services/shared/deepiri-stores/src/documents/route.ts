import { searchedWords } from 'deepiri-contracts/words';
import type { FieldCondition } from './condition.ts';
import { MissingIndex } from './errors.ts';
import type { CollectionDefinition } from './port.ts';
import type { Question } from './question.ts';
import { countingIndex, type ServingIndex, servingIndex } from './serving-index.ts';

/** Documents that an index of words or of array members gives. `owner` narrows it; undefined when the question names none. */
export type Drive =
  | { kind: 'words'; words: readonly string[]; owner: string }
  | { kind: 'members'; has: Extract<FieldCondition, { kind: 'has' }>; owner: string | undefined };

/**
 * How a question can be answered: by walking an index in order, by starting from words or members and sorting, or by either,
 * whichever is less work for the data at hand. `nothing`: the question asks for words and has none.
 */
export type Route = { walk: ServingIndex | undefined; drive: Drive | undefined; nothing: boolean };

/** Up to so many words or members are looked up and sorted; beyond, they are so common that walking the order finds a page soon. */
export const DRIVEN_AT_MOST = 2_000;

/** @throws MissingIndex when no declared index serves the question (D6) */
export function routeOf(definition: CollectionDefinition, question: Question, purpose: 'find' | 'count'): Route {
  const { conditions, text, order } = question;
  const words = text === undefined ? undefined : searchedWords(text);
  const walk =
    purpose === 'find' ? servingIndex(definition, conditions, order?.field) : countingIndex(definition, conditions);
  for (const { field, kind } of conditions) {
    if (kind === 'has' && !definition.arrays?.some((array) => array === field))
      throw missing(definition, question, `arrays: ['${field}']`);
  }
  const drive = words ? wordDrive(definition, question, words) : memberDrive(definition, conditions);
  if (!walk && !drive) throw missing(definition, question, 'an index');
  return { walk, drive, nothing: words?.length === 0 };
}

/** Where to start: from the order that an index gives, from words or members, or from these if they are rare. */
export function startOf({ walk, drive }: Route): 'walk' | 'drive' | 'drive if rare' {
  if (!drive) return 'walk';
  if (!walk) return 'drive';
  return walk.kind === 'ids' || walk.kind === 'unique' ? 'walk' : 'drive if rare';
}

function memberDrive(definition: CollectionDefinition, conditions: readonly FieldCondition[]): Drive | undefined {
  const has = conditions.find((condition) => condition.kind === 'has');
  return has && { kind: 'members', has, owner: askedOwner(definition, conditions) };
}

function wordDrive(definition: CollectionDefinition, question: Question, words: readonly string[]): Drive {
  if (!definition.text?.length) throw missing(definition, question, 'text: [...]');
  const owner = askedOwner(definition, question.conditions);
  if (definition.textOwner !== undefined && owner === undefined) {
    const needed = `an equality condition on ${definition.textOwner}, which narrows its full text`;
    throw missing(definition, question, needed);
  }
  return { kind: 'words', words, owner: owner ?? '' };
}

function askedOwner({ textOwner }: CollectionDefinition, conditions: readonly FieldCondition[]): string | undefined {
  const owner = conditions.find(({ field, kind }) => field === textOwner && kind === 'equal');
  return owner?.kind === 'equal' ? String(owner.value ?? '') : undefined;
}

function missing(definition: CollectionDefinition, question: Question, needed: string): MissingIndex {
  const conditions = question.conditions.map(({ field, kind }) => `${field} (${kind})`).join(', ') || 'nothing';
  const order = question.order ? `, ordered by ${question.order.field}` : '';
  return new MissingIndex(`${definition.name} needs ${needed} for a query by ${conditions}${order}`);
}
