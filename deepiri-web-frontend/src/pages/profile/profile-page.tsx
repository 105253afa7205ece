import { Link } from '@tanstack/react-router';
import { Flame, Settings, Snowflake, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { LevelRing } from '../../components/level-ring.tsx';
import { Page } from '../../components/page.tsx';
import { Failure, Skeleton } from '../../components/states.tsx';
import { WeekStrip } from '../../components/week-strip.tsx';
import { useMe } from '../../data/session.ts';
import { useStanding, useStreakDays } from '../../data/standing.ts';
import { useFormat } from '../../text/use-format.ts';
import { Badges } from './badges.tsx';
import { Ledger } from './ledger.tsx';
import classes from './profile-page.module.css';
import { YearGrid } from './year-grid.tsx';

function Figure({ name, value, note, icon }: { name: string; value: string; note: ReactNode; icon?: ReactNode }) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd>
        <span className={classes.value}>
          {icon}
          {value}
        </span>
        <span className={classes.note}>{note}</span>
      </dd>
    </div>
  );
}

/** Level, streak, badges and every entry of the ledger, each with its reason. */
export function ProfilePage() {
  const { t } = useTranslation();
  const me = useMe();
  const format = useFormat();
  const { data: standing, error, refetch } = useStanding();
  const days = useStreakDays(7).data;
  return (
    <Page
      title={t('profile.title')}
      actions={
        <>
          <Link to="/trash" className={`${button.button} ${classes.settings}`} aria-label={t('nav.trash')}>
            <Trash2 size={16} strokeWidth={1.8} aria-hidden />
          </Link>
          <Link
            to="/settings/$section"
            params={{ section: 'profile' }}
            className={`${button.button} ${classes.settings}`}
            aria-label={t('profile.settings')}
          >
            <Settings size={16} strokeWidth={1.8} aria-hidden />
          </Link>
        </>
      }
    >
      {standing ? (
        <header className={classes.head}>
          <LevelRing
            level={standing.level}
            into={standing.xpIntoLevel}
            next={standing.xpForNextLevel}
            size={92}
            stroke={7}
          />
          <div>
            <p className={classes.name}>{me.name}</p>
            <p className={classes.sub}>
              {t('level.into', {
                into: format.number(standing.xpIntoLevel),
                next: format.number(standing.xpForNextLevel),
              })}
              {', '}
              {t('level.toNext', {
                xp: format.number(standing.xpForNextLevel - standing.xpIntoLevel),
                level: standing.level + 1,
              })}
            </p>
            {me.bio ? <p className={classes.bio}>{me.bio}</p> : null}
          </div>
        </header>
      ) : null}
      {days ? (
        <div className={classes.week}>
          <WeekStrip days={days} streak={standing?.streak.days ?? 0} />
        </div>
      ) : null}
      {standing ? (
        <dl className={classes.figures}>
          <Figure
            name={t('profile.total')}
            value={format.number(standing.xp)}
            note={t('level.level', { level: standing.level })}
          />
          <Figure
            name={t('profile.streak')}
            value={t('streak.days', { count: standing.streak.days })}
            icon={
              <Flame
                size={20}
                strokeWidth={1.8}
                className={classes.flame}
                data-lit={standing.streak.todayCounted || undefined}
                aria-hidden
              />
            }
            note={t(standing.streak.todayCounted ? 'profile.todayCounted' : 'profile.todayOpen')}
          />
          <Figure
            name={t('profile.best')}
            value={t('streak.days', { count: standing.streak.best })}
            note={
              <>
                <Snowflake size={13} strokeWidth={1.8} className={classes.snow} aria-hidden />
                {t('profile.freezes', { count: standing.streak.freezes })}
              </>
            }
          />
          <Figure
            name={t('profile.rank')}
            value={standing.rank === null ? '–' : `#${format.number(standing.rank)}`}
            note={t(standing.rank === null ? 'profile.rankNone' : 'profile.rankHint')}
          />
        </dl>
      ) : null}
      {!standing && error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {standing || error ? null : <Skeleton rows={3} height={48} />}
      <YearGrid />
      <Badges />
      <Ledger />
    </Page>
  );
}
