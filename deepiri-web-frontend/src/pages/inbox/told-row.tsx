import type { Notification } from 'deepiri-sdk';
import { ArrowUp, Award, Bell, Flame, LockOpen, type LucideIcon, Sparkles, Zap } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import titles from '../../components/titles.module.css';
import words from '../../components/words.module.css';
import type { Format } from '../../text/format.ts';
import { notificationText } from '../../text/notifications.ts';
import classes from './told-row.module.css';

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
  thread: string;
  format: Format;
  unread: boolean;
  /** The id that its title gets. */
  named: string;
  /** The moment that is shown, and in words what it is where that is not when it was told. */
  time: { at: string; said?: string };
  lit?: 'new' | 'back' | undefined;
  /** What can be done, beside it or on a narrow screen below. */
  actions: ReactNode;
  /** What stands at the end of the line: a mark, or the room for one. */
  mark?: ReactNode;
  /** What comes below its text. */
  more?: ReactNode;
  small?: true;
  onOpen: () => void;
  onRead: () => void;
};

/** What was told once. */
export function ToldRow(props: Props) {
  const { item, thread, format, unread, named, time, lit, actions, mark, more, small, onOpen, onRead } = props;
  const { t } = useTranslation();
  const { title, body } = notificationText(item, format, t);
  // It comes with every task: one line, so that a level or a badge stands out. Why it paid that is a key away.
  const isBrief = item.kind === 'xp_awarded' && item.data['takenBack'] !== true;
  const { icon: Icon, tone } = icons[item.kind] ?? { icon: Bell, tone: 'accent' };
  return (
    <div
      className={classes.row}
      data-unread={unread || undefined}
      data-small={small}
      data-brief={isBrief || undefined}
      data-lit={lit}
      data-row
      data-notification={item.id}
      data-thread={thread}
    >
      <span className={classes.icon} data-tone={tone}>
        <Icon size={small ? 13 : 16} strokeWidth={1.8} aria-hidden />
      </span>
      <div className={classes.body}>
        <a
          id={named}
          href={item.link ?? '/inbox'}
          className={`${titles.twoLines} ${titles.fillsRow} ${classes.title}`}
          title={title}
          data-row-focus
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen();
          }}
          onKeyDown={(event) => {
            if (event.key !== ' ') return;
            event.preventDefault();
            onRead();
          }}
        >
          {unread ? <span className={words.spoken}>{t('inbox.unread')}: </span> : null}
          {title}
        </a>
        {body && !isBrief ? <p className={classes.text}>{body}</p> : null}
        {item.firstCreatedAt && !small ? (
          <p className={classes.first}>{t('inbox.firstTold', { when: format.due(item.firstCreatedAt) })}</p>
        ) : null}
        {more}
      </div>
      <div className={classes.actions}>{actions}</div>
      <time dateTime={time.at} title={format.full(time.at)}>
        {time.said ?? format.time(time.at)}
      </time>
      {mark}
    </div>
  );
}
