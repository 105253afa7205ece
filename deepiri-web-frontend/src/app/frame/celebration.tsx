import type { Badge } from 'deepiri-sdk';
import type { TFunction } from 'i18next';
import { type Toast, toast } from '../../components/toasts/store.ts';
import { BadgeShape } from '../../pages/profile/badge-shape.tsx';
import { badgeName } from '../../text/badges.ts';
import classes from './celebration.module.css';

/** The badge that was earned, which comes up once. */
function BadgeMark({ icon, tier }: Pick<Badge, 'icon' | 'tier'>) {
  return (
    <span className={classes.comes}>
      <BadgeShape icon={icon} tier={tier} earned share={1} />
    </span>
  );
}

/** The level that was reached, in a ring that closes once. */
function LevelMark({ level }: { level: number }) {
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

type Action = NonNullable<Toast['action']>;

/** A new level, with its picture. */
export function tellLevel({ level, xp }: { level: number; xp: number }, action: Action, t: TFunction): void {
  toast({
    id: 'level',
    celebrates: 'level',
    icon: <LevelMark level={level} />,
    text: t('toast.level'),
    strong: t('level.level', { level }),
    extra: t('toast.xp', { amount: xp }),
    action,
  });
}

/** A badge that was earned, with its picture. */
export function tellBadge(badge: Badge, action: Action, t: TFunction): void {
  toast({
    id: `badge:${badge.id}`,
    celebrates: 'badge',
    icon: <BadgeMark icon={badge.icon} tier={badge.tier} />,
    text: t('toast.badge'),
    strong: badgeName(badge, t),
    action,
  });
}
