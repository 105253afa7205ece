import { Link } from '@tanstack/react-router';
import { CircleUserRound, Inbox, ListChecks, Plus, Sun, Trophy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../keyboard/commands.ts';
import classes from './bottom-bar.module.css';
import { useIsHere } from './rail.tsx';
import { useCounts } from './use-counts.ts';

/** The rail of a phone, within reach of a thumb. */
export function BottomBar() {
  const { t } = useTranslation();
  const counts = useCounts();
  const isHere = useIsHere();
  /** @param beyond rooms that have no place of their own here, and are gone to from that one */
  const link = (
    to: '/' | '/tasks' | '/board' | '/inbox' | '/profile',
    ...beyond: ('/projects' | '/settings' | '/trash')[]
  ) => ({
    to,
    className: classes.item,
    'data-here': isHere(to) || beyond.some(isHere) || undefined,
    'aria-current': isHere(to) ? ('page' as const) : undefined,
  });
  return (
    <nav className={classes.bar} aria-label={t('nav.main')}>
      <Link {...link('/')}>
        <Sun size={22} strokeWidth={1.7} aria-hidden />
        {t('nav.today')}
      </Link>
      <Link {...link('/tasks', '/projects')}>
        <ListChecks size={22} strokeWidth={1.7} aria-hidden />
        {t('nav.tasks')}
      </Link>
      <button
        type="button"
        className={classes.add}
        onClick={() => runCommand('quick-add')}
        aria-label={t('quick.label')}
      >
        <Plus size={22} strokeWidth={2} aria-hidden />
      </button>
      <Link {...link('/board')}>
        <Trophy size={22} strokeWidth={1.7} aria-hidden />
        {t('nav.boardShort')}
      </Link>
      <Link {...link('/inbox')}>
        <span className={classes.icon}>
          <Inbox size={22} strokeWidth={1.7} aria-hidden />
          {counts.inbox > 0 ? <span className={classes.dot} aria-hidden /> : null}
        </span>
        {t('nav.inboxShort')}
      </Link>
      <Link {...link('/profile', '/settings', '/trash')}>
        <CircleUserRound size={22} strokeWidth={1.7} aria-hidden />
        {t('nav.profile')}
      </Link>
    </nav>
  );
}
