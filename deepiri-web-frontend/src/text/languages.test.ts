import { describe, expect, it } from 'vitest';
import { de } from './de/every.ts';
import { en } from './en/every.ts';
import { languages } from './languages.ts';

const catalogues: Record<string, object> = { en, de };
const others = Object.keys(languages).filter((name) => name !== 'en');

const FORM = /_(ordinal_)?(zero|one|two|few|many|other)$/;
const PLACEHOLDER = /{{(\w+)}}/g;

const flat = (tree: object, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${name}`, value]] : flat(value, `${path}${name}.`),
  );

type Said = { sentences: string[]; forms: string[]; placeholders: string[] };

/** The sentences of a language by key, with the plural forms of each under one. */
function saidIn(language: string): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const [key, text] of flat(catalogues[language] ?? {})) {
    const [form] = FORM.exec(key) ?? [];
    const base = form ? key.slice(0, -form.length) : key;
    const known = said.get(base) ?? { sentences: [], forms: [], placeholders: [] };
    const named = [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');
    said.set(base, {
      sentences: [...known.sentences, text],
      forms: form ? [...known.forms, form] : known.forms,
      placeholders: [...new Set([...known.placeholders, ...named])].sort(),
    });
  }
  return said;
}

/** Every form that a language tells apart: counted, or in an order. */
function formsOf(language: string, ordinal: boolean): string[] {
  const { pluralCategories } = new Intl.PluralRules(language, {
    type: ordinal ? 'ordinal' : 'cardinal',
  }).resolvedOptions();
  return pluralCategories.map((form) => `_${ordinal ? 'ordinal_' : ''}${form}`).sort();
}

const english = saidIn('en');

describe.each(Object.keys(languages))('the sentences in %s', (language) => {
  const said = saidIn(language);

  it('say something', () => {
    expect([...said].filter(([, { sentences }]) => sentences.some((text) => text.trim() === ''))).toEqual([]);
  });

  it('have every plural form of the language, and no other', () => {
    const wrong = [...said]
      .filter(([, { forms }]) => forms.length > 0)
      .map(([key, { forms }]) => ({
        key,
        // “None” may be said in words of its own in any language.
        forms: forms.filter((form) => form !== '_zero').toSorted(),
        wanted: formsOf(
          language,
          forms.some((form) => form.startsWith('_ordinal')),
        ),
      }))
      .filter(({ forms, wanted }) => forms.join() !== wanted.join());
    expect(wrong).toEqual([]);
  });
});

describe.each(others)('compared with English, %s', (language) => {
  const said = saidIn(language);

  it('lacks no sentence', () => {
    expect([...english.keys()].filter((key) => !said.has(key))).toEqual([]);
  });

  it('has no sentence that nobody asks for', () => {
    expect([...said.keys()].filter((key) => !english.has(key))).toEqual([]);
  });

  it('counts where English counts', () => {
    const counts = (key: string) => (english.get(key)?.forms.length ?? 0) > 0;
    expect([...said].filter(([key, { forms }]) => forms.length > 0 !== counts(key)).map(([key]) => key)).toEqual([]);
  });

  it('has the same values in each sentence', () => {
    const differing = [...said]
      .map(([key, { placeholders }]) => ({
        key,
        has: placeholders.join(),
        english: english.get(key)?.placeholders.join(),
      }))
      .filter((each) => each.has !== each.english);
    expect(differing).toEqual([]);
  });
});

describe('German', () => {
  const sentences = [...saidIn('de')].flatMap(([key, { sentences: texts }]) => texts.map((text) => ({ key, text })));

  it('quotes „like this“', () => {
    expect(sentences.filter(({ text }) => /”|“[^„]*“/.test(text) || /„[^“]*$/.test(text))).toEqual([]);
  });

  it('says du', () => {
    expect(
      sentences.filter(({ text }) => /\b(Ihnen|Ihre[nmrs]?|Ihr)\b|\bSie (können|haben|sind|müssen)\b/.test(text)),
    ).toEqual([]);
  });
});
