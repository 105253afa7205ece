import type { Leaderboard, LeaderboardPeriod } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../data/time.ts';
import type { Format } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './board-page.module.css';

/** The days that count, and how many are left of a season. The line is there before its words, so that nothing jumps. */
export function Bounds({ period, board }: { period: LeaderboardPeriod; board: Leaderboard | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  // What was kept for a time without a network may be from before boards told their dates.
  const { from, to } = (board ?? {}) as Partial<Leaderboard>;
  if (period === 'all') return <p className={classes.bounds}>{t('board.ever')}</p>;
  if (!from || !to) return <p className={classes.bounds} />;
  if (period === 'day') return <p className={classes.bounds}>{format.calendar(from, inFull)}</p>;
  const left = daysBetween(format.today, to);
  const isOn = period === 'season' && from <= format.today && left >= 0;
  return (
    <p className={classes.bounds}>
      {between(from, to, format)}
      {isOn ? <span>{left === 0 ? t('board.lastDay') : t('board.daysLeft', { count: left })}</span> : null}
    </p>
  );
}

const inFull = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** `1 Oct – 31 Dec`, with the year when it is over. */
function between(from: string, to: string, { locale, today }: Format): string {
  const isOver = to.slice(0, 4) < today.slice(0, 4);
  const names = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(isOver ? { year: 'numeric' } : {}),
  });
  return names.formatRange(noon(from), noon(to));
}

const noon = (date: string) => new Date(`${date}T12:00:00Z`);
