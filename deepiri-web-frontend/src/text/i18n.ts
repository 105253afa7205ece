import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, type Language } from './languages.ts';

/** What was chosen on this device; `public/language.js` reads it before the first paint. */
const KEPT = 'deepiri.language';

type Sentences = () => Promise<Resource>;

/** Each language comes by itself, and in two parts, so that nobody waits for sentences that they do not read. */
const catalogues: Record<Language, { first: Sentences; later: Sentences }> = {
  en: {
    first: () => import('./en/first.ts').then(({ first }) => first),
    later: () => import('./en/later.ts').then(({ later }) => later),
  },
  de: {
    first: () => import('./de/first.ts').then(({ first }) => first),
    later: () => import('./de/later.ts').then(({ later }) => later),
  },
};

/** Languages of which every sentence is there. */
const whole = new Set<Language>();

/** Starts in the language that the page was marked with before it was painted. */
export async function startText(): Promise<void> {
  const asked = document.documentElement.lang;
  const [language, sentences] = await begin(isLanguage(asked) ? asked : 'en');
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

async function fetchWhole(language: Language): Promise<void> {
  if (whole.has(language)) return;
  const { first, later } = catalogues[language];
  const [begun, rest] = await Promise.all([first(), later()]);
  i18next.addResourceBundle(language, 'translation', { ...begun, ...rest });
  whole.add(language);
}

/**
 * What is shown after the first rooms, with its sentences; both are fetched at the same time.
 * @throws Error when either cannot be fetched
 */
export async function withSentences<T>(module: Promise<T>): Promise<T> {
  const [there] = await Promise.all([module, fetchWhole(i18next.language as Language)]);
  return there;
}

/** Says everything in another language from now on, also after a reload. @throws Error when it cannot be fetched */
export async function chooseLanguage(language: Language): Promise<void> {
  await fetchWhole(language);
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
