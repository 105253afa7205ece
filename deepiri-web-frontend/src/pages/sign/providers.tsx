import { useSearch } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { startOf, useProviders } from '../../data/providers.ts';
import classes from './providers.module.css';

/** The way in through the provider of the house, if there is one, and what went wrong on that way. */
export function Providers() {
  const { t } = useTranslation();
  const { next, problem } = useSearch({ strict: false }) as { next?: string; problem?: string };
  const providers = useProviders().data?.items ?? [];
  if (providers.length === 0 && !problem) return null;
  return (
    <div className={classes.providers}>
      {problem ? (
        <p className={classes.problem} role="alert">
          {t([`sign.provider.${problem}`, 'sign.provider.other'])}
        </p>
      ) : null}
      {providers.length > 0 ? <p className={classes.or}>{t('sign.or')}</p> : null}
      {providers.map(({ name, title }) => (
        <a key={name} href={startOf(name, next)} className={classes.provider}>
          <KeyRound size={16} strokeWidth={1.8} aria-hidden />
          {t('sign.with', { title })}
        </a>
      ))}
    </div>
  );
}
