/** Longer words are cut, in documents and in searches alike, so that a prefix of a cut word still finds it. */
const LONGEST_WORD = 64;
const MOST_SEARCHED_WORDS = 32;

/** The distinct words of a text: lower case, without diacritics, split at everything that is neither letter nor digit. */
export function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '');
  const words = new Set<string>();
  for (const word of folded.match(/[\p{L}\p{N}]+/gu) ?? []) words.add(cut(word));
  return [...words];
}

/** The words of a search. More than 32 are not looked at. */
export function searchedWords(text: string): string[] {
  return wordsOf(text).slice(0, MOST_SEARCHED_WORDS);
}

function cut(word: string): string {
  return word.length <= LONGEST_WORD ? word : [...word.slice(0, LONGEST_WORD * 2)].slice(0, LONGEST_WORD).join('');
}

/** What two names have in common that a person takes for the same: blanks and upper or lower case make no difference. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}
