import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/index.ts';

/** Starts the catalogue. One language is complete; another one is a second file of the same shape. */
export function startText(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
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
  document.documentElement.lang = i18next.language;
}
