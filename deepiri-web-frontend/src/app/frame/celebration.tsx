import type { Badge } from 'deepiri-sdk';
import { BadgeShape } from '../../pages/profile/badge-shape.tsx';
import classes from './celebration.module.css';

/** The badge that was earned, which comes up once. */
export function BadgeMark({ icon, tier }: Pick<Badge, 'icon' | 'tier'>) {
  return (
    <span className={classes.comes}>
      <BadgeShape icon={icon} tier={tier} earned share={1} />
    </span>
  );
}

/** The level that was reached, in a ring that closes once. */
export function LevelMark({ level }: { level: number }) {
  return (
    <svg className={classes.level} width="48" height="48" viewBox="0 0 48 48" aria-hidden>
      <circle cx="24" cy="24" r="20" className={classes.track} />
      <circle cx="24" cy="24" r="20" pathLength="1" transform="rotate(-90 24 24)" className={classes.ring} />
      <text x="24" y="24" dy="0.36em" textAnchor="middle" className={classes.number}>
        {level}
      </text>
    </svg>
  );
}
