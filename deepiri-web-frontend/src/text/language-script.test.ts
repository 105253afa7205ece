import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { languages } from './languages.ts';

const root = join(import.meta.dirname, '../..');
const script = readFileSync(join(root, 'public/language.js'), 'utf8');
const built = { en: '/assets/en-1.js', de: '/assets/de-1.js' };

/** Runs the script as a page would. @returns the language of the page, and what is fetched beside the program */
function opened({ kept, browser, sentences = built }: { kept?: string; browser: string[]; sentences?: object }) {
  const fetched: string[] = [];
  const page = { lang: '' };
  runInNewContext(script, {
    document: {
      currentScript: { dataset: sentences },
      documentElement: page,
      createElement: () => ({}),
      head: { append: ({ href }: { href: string }) => fetched.push(href) },
    },
    navigator: { languages: browser },
    localStorage: {
      getItem: () => {
        if (kept === 'closed') throw new Error('storage is closed');
        return kept ?? null;
      },
    },
  });
  return { language: page.lang, fetched };
}

describe('before the first paint', () => {
  it.each([
    [{ browser: ['de-AT', 'en'] }, 'de'],
    [{ browser: ['fr-FR', 'DE', 'en'] }, 'de'],
    [{ browser: ['en-GB', 'de'] }, 'en'],
    [{ browser: ['fr-FR'] }, 'en'],
    [{ browser: [] }, 'en'],
    [{ kept: 'de', browser: ['en-GB'] }, 'de'],
    [{ kept: 'en', browser: ['de-DE'] }, 'en'],
    [{ kept: 'constructor', browser: ['de-DE'] }, 'de'],
    [{ kept: 'closed', browser: ['de-DE'] }, 'de'],
  ] as const)('%j is read in %s, and only that is fetched', (given, language) => {
    expect(opened({ ...given, browser: [...given.browser] })).toEqual({ language, fetched: [built[language]] });
  });

  it('fetches nothing where nothing is built', () => {
    expect(opened({ browser: ['de'], sentences: { en: '', de: '' } })).toEqual({ language: 'de', fetched: [] });
  });

  it('knows the languages that the app has', () => {
    const [, tag = ''] =
      /<script src="\/language\.js"([^>]*)>/.exec(readFileSync(join(root, 'index.html'), 'utf8')) ?? [];
    expect([...tag.matchAll(/data-(\w+)=""/g)].map(([, name]) => name)).toEqual(Object.keys(languages));
  });
});
