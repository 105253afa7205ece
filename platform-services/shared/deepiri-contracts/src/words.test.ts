import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchedWords, wordsOf } from './words.ts';

describe('words of a text', () => {
  it.each([
    ['Crème BRÛLÉE', ['creme', 'brulee']],
    ['e-mail: a_b@c.de', ['e', 'mail', 'a', 'b', 'c', 'de']],
    ['again Again', ['again']],
    ['Straße ﬁn ２０２６', ['straße', 'fin', '2026']],
    ['日本語 и ёлка', ['日本語', 'и', 'елка']],
    ['🙂 — !', []],
    ['', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('hold nothing that a query language could read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const word of wordsOf(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });

  it('are cut alike in documents and searches, and a search looks at 32 of them', () => {
    const long = 'x'.repeat(500);
    expect(wordsOf(`${long}a`)).toEqual(searchedWords(`${long}b`));
    expect([...(wordsOf('𝟘'.repeat(200))[0] ?? '')]).toHaveLength(64);
    expect(searchedWords(Array.from({ length: 99 }, (_, index) => `w${index}`).join(' '))).toHaveLength(32);
  });
});
