import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import button from '../../components/button.module.css';
import { Page } from '../../components/page.tsx';
import { Failure, Skeleton } from '../../components/states.tsx';
import { useFormat } from '../../text/use-format.ts';
import { InboxEmpty } from './inbox-empty.tsx';
import { InboxList } from './inbox-list.tsx';
import classes from './inbox-page.module.css';
import { beside, type Place, places } from './search.ts';
import { useInboxRoom } from './use-inbox-room.ts';

/** What was told, as threads: unread first to the eye, out of the way with a key, and why it was told. */
export function InboxPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const { place = 'inbox' } = useSearch({ from: '/frame/inbox' });
  const { reading, threads, doings, isUnfolded, shown, anyUnread, markAllRead } = useInboxRoom(place, list, format);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = reading;
  useCommand('inbox-all', anyUnread && (() => markAllRead()));
  const go = (to: Place) => void navigate({ to: '/inbox', search: to === 'inbox' ? {} : { place: to } });
  const turn = (by: 1 | -1) => () => {
    // The row that has the focus stays behind.
    if (list.current?.contains(document.activeElement)) document.getElementById('page-title')?.focus();
    go(beside(place, by));
  };
  useCommand('view-next', turn(1));
  useCommand('view-previous', turn(-1));

  return (
    <Page
      title={t('inbox.title')}
      actions={
        anyUnread ? (
          <button
            type="button"
            className={`${button.button} ${classes.all}`}
            onClick={markAllRead}
            title={`${t('inbox.allRead')} (A)`}
            aria-label={t('inbox.allRead')}
          >
            <CheckCheck size={16} strokeWidth={1.8} aria-hidden />
            <span className={classes.wide}>{t('inbox.allRead')}</span>
          </button>
        ) : null
      }
    >
      <SegmentedControl
        aria-label={t('inbox.filter')}
        className={classes.places}
        value={place}
        onChange={(to) => go(to as Place)}
        data={places.map((value) => ({ value, label: t(`inbox.places.${value}`) }))}
      />
      <div ref={list}>
        <InboxList
          threads={threads}
          place={place}
          format={format}
          isUnfolded={isUnfolded}
          shown={shown}
          doings={doings}
        />
      </div>
      {hasNextPage ? (
        <button
          type="button"
          className={button.button}
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('action.more')}
        </button>
      ) : null}
      {data && threads.length === 0 && !isFetchingNextPage ? <InboxEmpty place={place} /> : null}
      {!data && error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {data || error ? null : <Skeleton rows={6} height={40} />}
    </Page>
  );
}
