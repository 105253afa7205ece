import { useLocation } from '@tanstack/react-router';
import type { Badge } from 'deepiri-sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { Failure, Skeleton } from '../../components/states.tsx';
import { useCalled } from '../../components/use-called.ts';
import { useBadges } from '../../data/earned-badges.ts';
import { badgeAbout, badgeName } from '../../text/badges.ts';
import type { Format } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';
import { BadgeShape } from './badge-shape.tsx';
import classes from './badges.module.css';
import { ProfileSection } from './profile-section.tsx';

const FIRST = 12;
const shareOf = ({ progress }: Badge) => Math.min(1, progress.target > 0 ? progress.current / progress.target : 0);

/** Whether one more step earns it: the first ones of a newcomer, who has a share of others by having begun at all. */
const isNext = ({ progress: { current, target } }: Badge) => Number(target - current === 1);

/** Earned ones first, newest first; then those that are one step away, and those that are nearest. */
export function ordered(badges: readonly Badge[]): Badge[] {
  return badges.toSorted(
    (a, b) =>
      (b.earnedAt ?? '').localeCompare(a.earnedAt ?? '') ||
      isNext(b) - isNext(a) ||
      shareOf(b) - shareOf(a) ||
      a.progress.target - b.progress.target,
  );
}

/** Marks of what was done, and how far it is to the others. */
export function Badges() {
  const { t } = useTranslation();
  const format = useFormat();
  const isOneCalled = useLocation({ select: ({ hash }) => hash.startsWith('badge-') });
  const [all, setAll] = useState(isOneCalled);
  const { data: badges, error, refetch } = useBadges();
  const earned = badges?.filter((badge) => badge.earnedAt).length ?? 0;
  return (
    <ProfileSection
      title={t('profile.badges')}
      {...(badges ? { note: t('profile.earnedOf', { earned, count: badges.length }) } : {})}
    >
      {error && !badges ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      {badges || error ? null : <Skeleton rows={3} height={60} />}
      <ul className={classes.grid}>
        {ordered(badges ?? [])
          .slice(0, all ? undefined : FIRST)
          .map((badge) => (
            <BadgeItem key={badge.id} badge={badge} format={format} />
          ))}
      </ul>
      {!all && (badges?.length ?? 0) > FIRST ? (
        <button type="button" className={`${button.button} ${button.small}`} onClick={() => setAll(true)}>
          {t('action.more')}
        </button>
      ) : null}
    </ProfileSection>
  );
}

function BadgeItem({ badge, format }: { badge: Badge; format: Format }) {
  const { t } = useTranslation();
  const { ref } = useCalled<HTMLLIElement>(`badge-${badge.id}`);
  return (
    <li ref={ref} tabIndex={-1} className={classes.badge} data-earned={badge.earnedAt !== null || undefined}>
      <BadgeShape icon={badge.icon} tier={badge.tier} earned={badge.earnedAt !== null} share={shareOf(badge)} />
      <div className={classes.text}>
        <p className={classes.name}>{badgeName(badge, t)}</p>
        <p className={classes.about}>{badgeAbout(badge, t)}</p>
        <p className={classes.state}>
          {badge.earnedAt
            ? t('profile.earnedOn', { when: format.day(format.dayOf(badge.earnedAt)) })
            : t('profile.progress', {
                current: format.number(badge.progress.current),
                target: format.number(badge.progress.target),
              })}
        </p>
      </div>
    </li>
  );
}
