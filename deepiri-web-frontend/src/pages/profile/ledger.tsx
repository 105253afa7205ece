import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRowKeys } from '../../app/keyboard/use-row-keys.ts';
import button from '../../components/button.module.css';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { useLedger } from '../../data/standing.ts';
import classes from './ledger.module.css';
import { LedgerRow } from './ledger-row.tsx';
import { ProfileSection } from './profile-section.tsx';

/** Further down than this an entry that another room leads to is not looked for. */
const MOST_PAGES = 10;

/** Every XP entry there ever was, newest first. */
export function Ledger() {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useLedger();
  const entries = data?.pages.flatMap((page) => page.items) ?? [];
  useRowKeys(list);
  const called = useLocation({
    select: ({ hash }) => (hash.startsWith('entry-') ? hash.slice('entry-'.length) : null),
  });
  const isFar = called !== null && hasNextPage && !entries.some(({ id }) => id === called);
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    if (isFar && !error && !isFetchingNextPage && pages < MOST_PAGES) void fetchNextPage();
  }, [isFar, error, isFetchingNextPage, pages, fetchNextPage]);
  return (
    <ProfileSection title={t('profile.ledger')} note={t('profile.ledgerHint')}>
      {error && !data ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      {data || error ? null : <Skeleton rows={5} height={24} />}
      {data && entries.length === 0 ? (
        <Empty title={t('profile.ledgerEmpty')} text={t('profile.ledgerEmptyHint')} />
      ) : null}
      <ul ref={list} className={classes.list}>
        {entries.map((entry) => (
          <LedgerRow key={entry.id} entry={entry} />
        ))}
      </ul>
      {hasNextPage ? (
        <button
          type="button"
          className={`${button.button} ${button.small}`}
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('action.more')}
        </button>
      ) : null}
    </ProfileSection>
  );
}
