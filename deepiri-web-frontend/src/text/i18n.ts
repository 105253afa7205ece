import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, type Language } from './languages.ts';

/** Each language comes by itself, so that nobody waits for sentences that they do not read. */
export const catalogues: Record<Language, () => Promise<Resource>> = {
  en: () => import('./en/index.ts').then(({ en }) => en),
  de: () => import('./de/index.ts').then(({ de }) => de),
};

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
    return [language, await catalogues[language]()];
  } catch {
    return ['en', await catalogues.en()];
  }
}

/** Tells the page in which language it is. */
export function mark(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}
