import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, type Language } from './languages.ts';

/** What was chosen on this device; `public/language.js` reads it before the first paint. */
const KEPT = 'deepiri.language';

type Sentences = () => Promise<Resource>;

/** What comes with the rooms that say it. */
type Part = 'later' | 'data';

/** Each language comes by itself, and in parts, so that nobody waits for sentences that they do not read. */
const catalogues: Record<Language, Record<'first' | Part, Sentences>> = {
  en: {
    first: () => import('./en/first.ts').then(({ first }) => first),
    later: () => import('./en/later.ts').then(({ later }) => later),
    data: () => import('./en/data.ts').then(({ data }) => data),
  },
  de: {
    first: () => import('./de/first.ts').then(({ first }) => first),
    later: () => import('./de/later.ts').then(({ later }) => later),
    data: () => import('./de/data.ts').then(({ data }) => data),
  },
};

/** Parts that were asked for: another language needs them too. */
const asked = new Set<Part>(['later']);
const there = new Set<string>();

/** Starts in the language that the page was marked with before it was painted. */
export async function startText(): Promise<void> {
  const marked = document.documentElement.lang;
  const [language, sentences] = await begin(isLanguage(marked) ? marked : 'en');
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: sentences } },
    interpolation: { escapeValue: false },
    // A value that was forgotten is a fault of ours: the console tells it, people do not see the gap as brackets.
    missingInterpolationHandler: (text: string, [, name]: RegExpExecArray) => {
      // biome-ignore lint/suspicious/noConsole: nobody else could be told
      console.error(`“${text}” is said without its ${name}`);
      return '';
    },
    returnNull: false,
    // Scopes such as `tasks:read` are names of their own, not of another catalogue.
    nsSeparator: false,
  });
  mark(language);
}

/** A language that cannot be had is no reason to show nothing. */
async function begin(language: Language): Promise<[Language, Resource]> {
  try {
    return [language, await catalogues[language].first()];
  } catch {
    return ['en', await catalogues.en.first()];
  }
}

async function fetchParts(language: Language): Promise<void> {
  const { first, ...parts } = catalogues[language];
  const missing = [...asked].filter((part) => !there.has(`${language} ${part}`));
  if (missing.length === 0) return;
  const sentences = await Promise.all([first(), ...missing.map((part) => parts[part]())]);
  i18next.addResourceBundle(language, 'translation', Object.assign({}, ...sentences));
  for (const part of missing) there.add(`${language} ${part}`);
}

/**
 * What is shown after the first rooms, with its sentences; both are fetched at the same time.
 * @param part what it says beside what all of those rooms may say
 * @throws Error when either cannot be fetched
 */
export async function withSentences<T>(module: Promise<T>, part: Part = 'later'): Promise<T> {
  asked.add(part);
  const [shown] = await Promise.all([module, fetchParts(i18next.language as Language)]);
  return shown;
}

/** Says everything in another language from now on, also after a reload. @throws Error when it cannot be fetched */
export async function chooseLanguage(language: Language): Promise<void> {
  await fetchParts(language);
  await i18next.changeLanguage(language);
  mark(language);
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // Storage may be closed to us; the choice holds as long as the page then.
  }
}

function mark(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}
