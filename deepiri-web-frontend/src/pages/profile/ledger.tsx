import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRowKeys } from '../../app/keyboard/use-row-keys.ts';
import button from '../../components/button.module.css';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { useLedger } from '../../data/standing.ts';
import classes from './ledger.module.css';
import { LedgerRow } from './ledger-row.tsx';
import { ProfileSection } from './profile-section.tsx';

/** Every XP entry there ever was, newest first. */
export function Ledger() {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useLedger();
  const entries = data?.pages.flatMap((page) => page.items) ?? [];
  useRowKeys(list);
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
