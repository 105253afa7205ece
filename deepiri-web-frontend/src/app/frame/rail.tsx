import { Link, useMatchRoute } from '@tanstack/react-router';
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

export function Rail() {
  const { t } = useTranslation();
  const counts = useCounts();
  const isHere = useIsHere();
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
        {navItems.map(({ to, key, icon: Icon, keys }) => (
          <li key={to}>
            <Link
              to={to}
              className={classes.link}
              title={`${t(`nav.${key}`)} (${keys})`}
              data-here={isHere(to) || undefined}
              aria-current={isHere(to) ? 'page' : undefined}
            >
              <Icon size={18} strokeWidth={1.7} aria-hidden />
              <span className={classes.wide}>{t(`nav.${key}`)}</span>
              {amount[key] > 0 ? (
                <span className={classes.count}>
                  <span aria-hidden>{amount[key] > 99 ? '99+' : amount[key]}</span>
                  <span className={words.spoken}>{told[key]}</span>
                </span>
              ) : null}
            </Link>
            {key === 'projects' ? <RailProjects /> : null}
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <div>
          {lesser.map(({ to, key, icon: Icon, keys }) => (
            <Link
              key={to}
              to={to}
              className={classes.link}
              title={`${t(`nav.${key}`)} (${keys})`}
              data-here={isHere(to) || undefined}
              aria-current={isHere(to) ? 'page' : undefined}
            >
              <Icon size={18} strokeWidth={1.7} aria-hidden />
              <span className={classes.wide}>{t(`nav.${key}`)}</span>
            </Link>
          ))}
        </div>
        <RunningTimer place="rail" />
        <PersonCard />
      </div>
    </nav>
  );
}
