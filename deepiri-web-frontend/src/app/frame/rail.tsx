import { Link, useMatchRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../components/mark.tsx';
import { RunningTimer } from '../../components/timer/running-timer.tsx';
import words from '../../components/words.module.css';
import { lesser, navItems } from './nav-items.ts';
import { PersonCard } from './person-card.tsx';
import classes from './rail.module.css';
import { RailProjects } from './rail-projects.tsx';
import { useCounts } from './use-counts.ts';

export function useIsHere() {
  const match = useMatchRoute();
  return (to: string): boolean =>
    // A task by its own address is open beside Today.
    Boolean(
      match({ to, fuzzy: to !== '/' && to !== '/tasks' }) ||
        (to === '/' && match({ to: '/tasks/$taskId' })) ||
        (to === '/tasks' && match({ to: '/tasks/$taskId/page' })),
    );
}

type Room = (typeof navItems | typeof lesser)[number];

/** The way to a room, which tells whether one is there. */
function Way({ room: { to, key, icon: Icon, keys }, children }: { room: Room; children?: ReactNode }) {
  const { t } = useTranslation();
  const isHere = useIsHere()(to);
  const name = t(`nav.${key}`);
  return (
    <Link
      to={to}
      className={classes.link}
      title={`${name} (${keys})`}
      data-here={isHere || undefined}
      aria-current={isHere ? 'page' : undefined}
    >
      <Icon size={18} strokeWidth={1.7} aria-hidden />
      <span className={classes.wide}>{name}</span>
      {children}
    </Link>
  );
}

export function Rail() {
  const { t } = useTranslation();
  const counts = useCounts();
  const told = {
    today: t('nav.open', { count: counts.today }),
    inbox: t('nav.unread', { count: counts.inbox }),
    tasks: '',
    projects: '',
    board: '',
  };
  const amount = { today: counts.today, inbox: counts.inbox, tasks: 0, projects: 0, board: 0 };
  return (
    <nav className={classes.rail} aria-label={t('nav.main')}>
      <Link to="/" className={classes.brand} aria-label={t('app.name')}>
        <Mark />
        <span className={classes.wide}>{t('app.name')}</span>
      </Link>
      <ul className={classes.list}>
        {navItems.map((room) => (
          <li key={room.to}>
            <Way room={room}>
              {amount[room.key] > 0 ? (
                <span className={classes.count}>
                  <span aria-hidden>{amount[room.key] > 99 ? '99+' : amount[room.key]}</span>
                  <span className={words.spoken}>{told[room.key]}</span>
                </span>
              ) : null}
            </Way>
            {room.key === 'projects' ? <RailProjects /> : null}
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <div>
          {lesser.map((room) => (
            <Way key={room.to} room={room} />
          ))}
        </div>
        <RunningTimer place="rail" />
        <PersonCard />
      </div>
    </nav>
  );
}
