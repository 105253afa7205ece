import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LevelRing } from '../../components/level-ring.tsx';
import { useStanding } from '../../data/standing.ts';
import classes from './phone-ring.module.css';

/** The level in the head of a room, where there is no rail. */
export function PhoneRing() {
  const { t } = useTranslation();
  const standing = useStanding().data;
  return (
    <Link
      to="/profile"
      className={classes.ring}
      aria-label={`${t('nav.profile')}, ${t('level.level', { level: standing?.level ?? 1 })}`}
    >
      <LevelRing
        level={standing?.level ?? 1}
        into={standing?.xpIntoLevel ?? 0}
        next={standing?.xpForNextLevel ?? 100}
        size={36}
        landing
      />
    </Link>
  );
}
