import { useTranslation } from 'react-i18next';
import { dayIn } from '../../data/day-words.ts';
import { fetchReader, type Reader, useReader } from '../../data/reader.ts';
import { useMe } from '../../data/session.ts';
import { useOnline } from '../../data/use-online.ts';
import type { Language } from '../../text/languages.ts';

/**
 * What words for a day mean while they are typed.
 * @param day the one that is meant where only a time is said
 */
export function useDayWords(words: string, day: string | undefined) {
  const { timeZone, dayStartsAt } = useMe();
  const language = useTranslation().i18n.language as Language;
  const isOnline = useOnline();
  const reader = useReader();
  const text = words.trim();
  const asked = { timeZone, dayStartsAt, language, ...(day ? { day } : {}) };
  const readWith = (one: Reader | undefined) => one && dayIn(one, text, asked, new Date());
  return {
    /** An instant; null for words that mean no day, undefined while that is not known. */
    found: text === '' ? undefined : readWith(reader),
    isAway: !reader && !isOnline,
    read: async () => readWith(await fetchReader()),
  };
}
