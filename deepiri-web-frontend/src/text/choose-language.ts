import i18next from 'i18next';
import { catalogues, mark } from './i18n.ts';
import type { Language } from './languages.ts';
import { bringParts } from './parts.ts';

/** What was chosen on this device; `public/language.js` reads it before the first paint. */
const KEPT = 'deepiri.language';

/** Says everything in another language from now on, also after a reload. @throws Error when it cannot be fetched */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await catalogues[language]());
  await bringParts(language);
  await i18next.changeLanguage(language);
  mark(language);
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // Storage may be closed to us; the choice holds as long as the page then.
  }
}
