import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LevelRing } from '../../components/level-ring.tsx';
import { WeekStrip } from '../../components/week-strip.tsx';
import { useMe } from '../../data/session.ts';
import { useStanding, useStreakDays } from '../../data/standing.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './person-card.module.css';

/** The person at the foot of the rail: level, way to the next one, the week. Leads to the profile. */
export function PersonCard() {
  const { t } = useTranslation();
  const me = useMe();
  const format = useFormat();
  const standing = useStanding().data;
  const days = useStreakDays(7).data;
  const left = standing ? standing.xpForNextLevel - standing.xpIntoLevel : 0;
  return (
    <Link to="/profile" className={classes.card} title={`${t('nav.profile')} (G P)`}>
      <span className={classes.row}>
        <LevelRing
          level={standing?.level ?? 1}
          into={standing?.xpIntoLevel ?? 0}
          next={standing?.xpForNextLevel ?? 100}
          landing
        />
        <span className={classes.who}>
          <span className={classes.name}>{me.name}</span>
          <span className={classes.xp}>
            {standing ? t('level.toNext', { xp: format.number(left), level: standing.level + 1 }) : ' '}
          </span>
        </span>
      </span>
      <span className={classes.week}>
        {days ? <WeekStrip days={days} streak={standing?.streak.days ?? 0} /> : null}
      </span>
    </Link>
  );
}
