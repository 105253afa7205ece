import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../../components/use-settled.ts';
import { readDay } from '../../data/day-words.ts';
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
  const client = useQueryClient();
  const isOnline = useOnline();
  const asked = { timeZone, dayStartsAt, language, ...(day ? { day } : {}) };
  const reading = (text: string) =>
    queryOptions({
      queryKey: ['quick', 'day', text, asked],
      queryFn: () => readDay(text, asked),
      // Whether it can be read is told; nothing waits unseen.
      networkMode: 'always',
      gcTime: 10_000,
    });
  const text = words.trim();
  const settled = useSettled(text);
  const { data, isError } = useQuery({ ...reading(settled), enabled: settled !== '' && isOnline });
  return {
    /** An instant; null for words that mean no day, undefined while that is not known. */
    found: settled === text ? data : undefined,
    isAway: !isOnline || isError,
    /** @throws ProblemResponse where the platform cannot be reached */
    read: () => client.fetchQuery(reading(text)),
  };
}
