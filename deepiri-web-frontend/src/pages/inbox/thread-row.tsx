import { Archive, ArchiveRestore, Check, ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlash } from '../../components/flash.ts';
import type { Thread } from '../../data/inbox-threads.ts';
import type { Format } from '../../text/format.ts';
import { notificationText } from '../../text/notifications.ts';
import popover from './popover.module.css';
import { PutOff } from './put-off.tsx';
import type { Place } from './search.ts';
import classes from './thread-row.module.css';
import { ToldRow } from './told-row.tsx';
import { Why } from './why.tsx';

/** What lies over the list: why something was told, or until when it is to be put off. */
export type Shown = { what: 'why' | 'later'; id: string } | null;

/** What one can do to a thread. */
export type ThreadDoings = {
  /** Opens one of its notifications. */
  open: (thread: Thread, id: string) => void;
  read: (thread: Thread) => void;
  /** Into the archive; from there or from being put off, back. */
  file: (thread: Thread) => void;
  putOff: (thread: Thread, until: string) => void;
  show: (shown: Shown) => void;
  unfold: (thread: Thread, unfolded: boolean) => void;
};

type Props = {
  thread: Thread;
  place: Place;
  format: Format;
  unfolded: boolean;
  shown: Shown;
  doings: ThreadDoings;
};

/** All that was told about one thing: the newest, and the rest where it is asked for. */
export function ThreadRow({ thread, place, format, unfolded, shown, doings }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const lit = useFlash(thread.id);
  const { newest, earlier, unread } = thread;
  const { title } = notificationText(newest, format, t);
  const isHere = place === 'inbox' || place === 'unread';
  const Shelf = isHere ? Archive : ArchiveRestore;
  const filing = t(isHere ? 'inbox.archive' : 'inbox.bringBack');
  const isShown = (what: 'why' | 'later', one: string) => shown?.what === what && shown.id === one;
  const why = (item: Thread['newest']) => (
    <Why
      item={item}
      format={format}
      named={`${id}-${item.id}`}
      opened={isShown('why', item.id)}
      onOpened={(opened) => doings.show(opened ? { what: 'why', id: item.id } : null)}
    />
  );
  const row = (item: Thread['newest']) => ({
    item,
    thread: thread.id,
    format,
    named: `${id}-${item.id}`,
    onOpen: () => doings.open(thread, item.id),
    onRead: () => doings.read(thread),
  });
  const time =
    place === 'snoozed'
      ? { at: newest.snoozedUntil ?? newest.createdAt }
      : place === 'archive'
        ? { at: newest.createdAt, said: format.moment(newest.createdAt) }
        : { at: newest.createdAt };

  return (
    <li>
      <ToldRow
        {...row(newest)}
        unread={unread.length > 0}
        time={time}
        lit={lit}
        actions={
          <>
            {why(newest)}
            {place === 'archive' ? null : (
              <PutOff
                title={title}
                format={format}
                opened={isShown('later', newest.id)}
                onOpened={(opened) => doings.show(opened ? { what: 'later', id: newest.id } : null)}
                onChoose={(until) => doings.putOff(thread, until)}
              />
            )}
            <button
              type="button"
              className={popover.icon}
              aria-label={`${filing}: ${title}`}
              title={filing}
              onClick={() => doings.file(thread)}
            >
              <Shelf size={16} strokeWidth={1.8} aria-hidden />
            </button>
          </>
        }
        mark={
          unread.length > 0 ? (
            <button
              type="button"
              className={classes.read}
              aria-label={`${t('inbox.read')}: ${title}`}
              title={t('inbox.read')}
              onClick={() => doings.read(thread)}
            >
              <span className={classes.dot} aria-hidden />
              <Check size={15} strokeWidth={2} aria-hidden />
            </button>
          ) : null
        }
        more={
          earlier.length > 0 ? (
            <button
              type="button"
              className={classes.earlier}
              aria-expanded={unfolded}
              aria-controls={unfolded ? id : undefined}
              aria-describedby={`${id}-${newest.id}`}
              onClick={() => doings.unfold(thread, !unfolded)}
            >
              <ChevronRight className={classes.chevron} size={14} aria-hidden />
              {t('inbox.earlier', { count: earlier.length })}
            </button>
          ) : null
        }
      />
      {unfolded && earlier.length > 0 ? (
        <ul id={id} aria-label={t('inbox.earlierOf', { title })}>
          {earlier.map((item) => (
            <li key={item.id}>
              <ToldRow
                {...row(item)}
                small
                unread={unread.includes(item.id)}
                time={{ at: item.createdAt, said: format.moment(item.createdAt) }}
                actions={why(item)}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
