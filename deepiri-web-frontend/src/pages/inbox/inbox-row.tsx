import type { Notification } from 'deepiri-sdk';
import { ArrowUp, Award, Bell, Check, Flame, LockOpen, type LucideIcon, Sparkles, Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import words from '../../components/words.module.css';
import { isUnread } from '../../data/inbox-cache.ts';
import type { Format } from '../../text/format.ts';
import { notificationText } from '../../text/notifications.ts';
import classes from './inbox-row.module.css';

const icons: Record<string, { icon: LucideIcon; tone: string }> = {
  xp_awarded: { icon: Zap, tone: 'xp' },
  level_reached: { icon: ArrowUp, tone: 'xp' },
  badge_earned: { icon: Award, tone: 'accent' },
  streak_broken: { icon: Flame, tone: 'streak' },
  task_unblocked: { icon: LockOpen, tone: 'accent' },
  welcome: { icon: Sparkles, tone: 'accent' },
};

type Props = {
  item: Notification;
  format: Format;
  onOpen: (item: Notification) => void;
  onRead: (item: Notification) => void;
};

export function InboxRow({ item, format, onOpen, onRead }: Props) {
  const { t } = useTranslation();
  const { title, body } = notificationText(item, format, t);
  const { icon: Icon, tone } = icons[item.kind] ?? { icon: Bell, tone: 'accent' };
  const unread = isUnread(item);
  return (
    <li className={classes.row} data-unread={unread || undefined} data-row data-notification={item.id}>
      <span className={classes.icon} data-tone={tone}>
        <Icon size={16} strokeWidth={1.8} aria-hidden />
      </span>
      <div className={classes.body}>
        <a
          href={item.link ?? '/inbox'}
          className={classes.title}
          data-row-focus
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(item);
          }}
          onKeyDown={(event) => {
            if (event.key !== ' ') return;
            event.preventDefault();
            if (unread) onRead(item);
          }}
        >
          {unread ? <span className={words.spoken}>{t('inbox.unread')}: </span> : null}
          {title}
        </a>
        {body ? <p className={classes.text}>{body}</p> : null}
      </div>
      <time dateTime={item.createdAt} title={format.full(item.createdAt)}>
        {format.time(item.createdAt)}
      </time>
      {unread ? (
        <button
          type="button"
          className={classes.read}
          aria-label={`${t('inbox.read')}: ${title}`}
          title={t('inbox.read')}
          onClick={() => onRead(item)}
        >
          <span className={classes.dot} aria-hidden />
          <Check size={15} strokeWidth={2} aria-hidden />
        </button>
      ) : (
        <span className={classes.room} />
      )}
    </li>
  );
}
