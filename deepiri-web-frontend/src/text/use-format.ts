import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../components/use-now.ts';
import { useMe } from '../data/session.ts';
import { createFormat, type Format } from './format.ts';

/** The person's own locale where it fits the language of the text, such as en-GB for English. */
export function localeFor(language: string): string {
  return navigator.languages.find((locale) => locale.split('-')[0] === language) ?? language;
}

export function useFormat(): Format {
  const me = useMe();
  const now = useNow();
  const { t, i18n } = useTranslation();
  return useMemo(
    () =>
      createFormat({
        locale: localeFor(i18n.language),
        zone: me.timeZone,
        dayStartsAt: me.dayStartsAt,
        now,
        t: (key, values) => t(key, { ...values }),
      }),
    [me.timeZone, me.dayStartsAt, now, t, i18n.language],
  );
}
