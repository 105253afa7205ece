import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Notification } from 'deepiri-sdk';
import { CheckCheck, Inbox } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { focusedRow, useRowKeys } from '../../app/keyboard/use-row-keys.ts';
import button from '../../components/button.module.css';
import { Page } from '../../components/page.tsx';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { useInbox, useMarkRead } from '../../data/inbox.ts';
import { isUnread } from '../../data/inbox-cache.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './inbox-page.module.css';
import { InboxRow } from './inbox-row.tsx';

/** Notifications by the day they came, newest first. */
function byDay(items: readonly Notification[], dayOf: (instant: string) => string): [string, Notification[]][] {
  const days = new Map<string, Notification[]>();
  for (const item of items) {
    const day = dayOf(item.createdAt);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days];
}

/** What was told, unread first to the eye, read with a key. */
export function InboxPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState('all');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInbox();
  const { mutate: markRead } = useMarkRead();
  const all = data?.pages.flatMap((page) => page.items) ?? [];
  const items = shown === 'unread' ? all.filter(isUnread) : all;
  const anyUnread = all.some(isUnread);

  const open = (item: Notification) => {
    if (isUnread(item)) markRead(item.id);
    if (item.link) void navigate({ href: item.link });
  };
  useRowKeys(list);
  useCommand('list-all', () => anyUnread && markRead(null));
  const openRow = () => {
    const row = focusedRow(list.current);
    const item = all.find((one) => one.id === row?.dataset['notification']);
    return item ? open(item) : false;
  };
  useCommand('list-open', openRow);
  useCommand('list-right', openRow);

  return (
    <Page
      title={t('inbox.title')}
      actions={
        anyUnread ? (
          <button
            type="button"
            className={`${button.button} ${classes.all}`}
            onClick={() => markRead(null)}
            title={`${t('inbox.allRead')} (A)`}
            aria-label={t('inbox.allRead')}
          >
            <CheckCheck size={16} strokeWidth={1.8} aria-hidden />
            <span className={classes.wide}>{t('inbox.allRead')}</span>
          </button>
        ) : null
      }
    >
      {all.length > 0 ? (
        <SegmentedControl
          aria-label={t('inbox.filter')}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'all', label: t('inbox.filterAll') },
            { value: 'unread', label: t('inbox.filterUnread') },
          ]}
        />
      ) : null}
      <div ref={list}>
        {byDay(items, format.dayOf).map(([day, told]) => (
          <section key={day} aria-label={format.day(day)}>
            <h2 className={classes.day}>{format.day(day)}</h2>
            <ul>
              {told.map((item) => (
                <InboxRow key={item.id} item={item} format={format} onOpen={open} onRead={({ id }) => markRead(id)} />
              ))}
            </ul>
          </section>
        ))}
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
      {data && items.length === 0 ? (
        <Empty
          icon={<Inbox size={24} strokeWidth={1.5} aria-hidden />}
          title={t(all.length > 0 ? 'inbox.noUnread' : 'inbox.empty')}
          text={t(all.length > 0 ? 'inbox.noUnreadHint' : 'inbox.emptyHint')}
        >
          {all.length > 0 ? null : (
            <Link to="/settings/$section" params={{ section: 'notifications' }} className={button.button}>
              {t('inbox.preferences')}
            </Link>
          )}
        </Empty>
      ) : null}
      {!data && error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {data || error ? null : <Skeleton rows={6} height={40} />}
    </Page>
  );
}
