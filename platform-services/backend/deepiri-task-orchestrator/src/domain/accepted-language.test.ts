import { expect, it } from 'vitest';
import { acceptedLanguage } from './accepted-language.ts';

it.each([
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['en;q=0.5, de;q=0.8', 'de'],
  ['fr, en-GB;q=0.9, de;q=0.8', 'en'],
  ['de;q=0, en', 'en'],
  ['fr', undefined],
  ['*', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});
