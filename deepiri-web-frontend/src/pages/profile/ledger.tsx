import { useLocation } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRowKeys } from '../../app/keyboard/use-row-keys.ts';
import button from '../../components/button.module.css';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { isMissing } from '../../data/client.ts';
import { useLedger, useLedgerEntry } from '../../data/ledger.ts';
import classes from './ledger.module.css';
import { LedgerRow } from './ledger-row.tsx';
import { ProfileSection } from './profile-section.tsx';

/** The entry that another room leads to, where it is further down than what is shown. */
function CalledEntry({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data: entry, error, refetch } = useLedgerEntry(id);
  if (error && isMissing(error)) return <p className={classes.none}>{t('profile.noEntry')}</p>;
  if (error) return <Failure error={error} retry={() => void refetch()} compact />;
  return (
    <>
      <p className={classes.about}>{t('profile.calledEntry')}</p>
      <ul className={classes.called}>{entry ? <LedgerRow entry={entry} /> : null}</ul>
    </>
  );
}

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
  const isFar = called !== null && data !== undefined && !entries.some(({ id }) => id === called);
  return (
    <ProfileSection title={t('profile.ledger')} note={t('profile.ledgerHint')}>
      {error && !data ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      {data || error ? null : <Skeleton rows={5} height={24} />}
      {data && entries.length === 0 ? (
        <Empty title={t('profile.ledgerEmpty')} text={t('profile.ledgerEmptyHint')} />
      ) : null}
      {isFar ? <CalledEntry id={called} /> : null}
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
