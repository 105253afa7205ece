import { wordsOf } from 'deepiri-contracts/words';
import type { Database } from '../../sqlite/database.ts';
import { textOf } from '../derived.ts';

/** Name of the SQL function: whether each of some words begins a word in some fields of a document's JSON. */
export const HAS_WORDS = 'has_words';

type Search = { words: readonly string[]; fields: readonly string[] };

/** Makes `has_words(search, body)` known to SQL, to look into single documents without the full-text table. */
export function defineHasWords(database: Database): void {
  let known = '';
  let search: Search = { words: [], fields: [] };
  database.define(HAS_WORDS, (asked, body) => {
    if (asked !== known) {
      known = String(asked);
      search = JSON.parse(known) as Search;
    }
    const words = wordsOf(textOf(search.fields, JSON.parse(String(body)) as Record<string, unknown>));
    return search.words.every((prefix) => words.some((word) => word.startsWith(prefix))) ? 1 : 0;
  });
}
