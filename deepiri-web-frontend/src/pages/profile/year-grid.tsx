import { useMediaQuery } from '@mantine/hooks';
import type { StreakDay } from 'deepiri-sdk';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Skeleton } from '../../components/states.tsx';
import { useStreakDays } from '../../data/standing.ts';
import { useOnline } from '../../data/use-online.ts';
import { dayReasonText } from '../../text/reasons.ts';
import { useFormat } from '../../text/use-format.ts';
import { ProfileSection } from './profile-section.tsx';
import { monthsIn, placesOf, shadeOf, step, WEEKS } from './year.ts';
import classes from './year-grid.module.css';

/** Days that make whole weeks up to today, and at most what the platform tells. */
const DAYS = (WEEKS - 1) * 7 + 1;
const CELL = 10;
const PITCH = 13;
const LEFT = 30;
const TOP = 18;

const NOTHING: Omit<StreakDay, 'date'> = {
  state: 'before',
  xp: 0,
  completions: 0,
  code: 'before_joining',
  values: {},
  reason: '',
};

/** A year of days. The one that is pointed at, or moved to by key, says why it counts or not. */
export function YearGrid() {
  const { t } = useTranslation();
  const { data: days, error, refetch } = useStreakDays(DAYS);
  const online = useOnline();
  return (
    <ProfileSection title={t('year.title')}>
      {error && !days ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      {days || error ? null : online ? <Coming /> : <Skeleton rows={5} height={24} />}
      {days ? (
        <div className={classes.place}>
          <Year days={days} />
        </div>
      ) : null}
    </ProfileSection>
  );
}

/** The year without anything in it, as high as what comes, so that nothing moves then. */
function Coming() {
  const { t } = useTranslation();
  const { today, addDays } = useFormat();
  const days = Array.from({ length: DAYS }, (_, at) => ({ ...NOTHING, date: addDays(today, at + 1 - DAYS) }));
  return (
    <div role="status" aria-label={t('app.loading')}>
      <div className={classes.place} data-coming inert aria-hidden>
        <Year days={days} />
      </div>
    </div>
  );
}

function Year({ days }: { days: readonly StreakDay[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [picked, setPicked] = useState<number | null>(null);
  const narrow = useMediaQuery('(max-width: 719px)');
  const scroller = useRef<HTMLDivElement>(null);
  const last = days.length - 1;
  const at = picked ?? last;
  const tell = (day: StreakDay) =>
    `${format.calendar(day.date, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })}: ${dayReasonText(day, t)}`;
  // On a phone the year is wider than the screen, and today is at its end.
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = scroller.current.scrollWidth;
  }, []);
  const point = ({ target }: PointerEvent) => {
    const index = (target as Element).getAttribute('data-at');
    if (index !== null) setPicked(Number(index));
  };
  const move = (event: KeyboardEvent) => {
    const next = step(event.key, at, last);
    if (next === undefined) return;
    event.preventDefault();
    setPicked(next);
  };
  return (
    <>
      <div ref={scroller} className={classes.scroller}>
        <div
          role="slider"
          tabIndex={0}
          className={classes.year}
          aria-label={t('year.label')}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={at}
          aria-valuetext={tell(days[at]!)}
          onKeyDown={move}
          onPointerOver={point}
          onPointerDown={point}
          onFocus={() => setPicked((now) => now ?? last)}
        >
          <Squares days={days} picked={picked} />
        </div>
      </div>
      <div className={classes.foot}>
        <p className={classes.told}>{picked === null ? t(narrow ? 'year.tap' : 'year.pick') : tell(days[picked]!)}</p>
        <Legend />
      </div>
      <Sums days={days} />
    </>
  );
}

function Squares({ days, picked }: { days: readonly StreakDay[]; picked: number | null }) {
  const format = useFormat();
  const places = placesOf(days);
  const most = Math.max(1, ...days.map(({ xp }) => xp));
  const width = LEFT + WEEKS * PITCH;
  return (
    <svg viewBox={`0 0 ${width} ${TOP + 7 * PITCH}`} className={classes.squares} aria-hidden>
      {monthsIn(days).map(({ date, week }) => (
        <text key={date} x={LEFT + week * PITCH} y={10} className={classes.label}>
          {format.calendar(date, { month: 'short' })}
        </text>
      ))}
      {[0, 2, 4].map((row) => (
        <text key={row} x={0} y={TOP + row * PITCH + 9} className={classes.label}>
          {format.calendar(`2026-06-0${row + 1}`, { weekday: 'short' })}
        </text>
      ))}
      {days.map((day, at) => (
        <rect
          key={day.date}
          data-at={at}
          data-state={day.state}
          data-shade={shadeOf(day, most) || undefined}
          data-picked={at === picked || undefined}
          data-today={at === days.length - 1 || undefined}
          className={classes.day}
          x={LEFT + places[at]!.week * PITCH}
          y={TOP + places[at]!.row * PITCH}
          width={CELL}
          height={CELL}
          rx={2.5}
        />
      ))}
    </svg>
  );
}

function Legend() {
  const { t } = useTranslation();
  const square = (props: object) => (
    <svg viewBox="0 0 12 12" width={12} height={12} aria-hidden>
      <rect x={1} y={1} width={10} height={10} rx={2.5} className={classes.day} {...props} />
    </svg>
  );
  return (
    <p className={classes.legend} aria-hidden>
      {t('profile.less')}
      {[0, 1, 2, 3, 4].map((shade) => (
        <span key={shade}>{square({ 'data-shade': shade || undefined })}</span>
      ))}
      {t('profile.more')}
      <span className={classes.frozen}>{square({ 'data-state': 'frozen' })}</span>
      {t('streak.frozen')}
    </p>
  );
}

/** What the year comes to. */
function Sums({ days }: { days: readonly StreakDay[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = (state: StreakDay['state']) => days.filter((day) => day.state === state).length;
  const sums = [
    { name: t('year.counted'), value: format.number(count('counted')) },
    { name: t('year.frozen'), value: format.number(count('frozen')) },
    { name: t('year.missed'), value: format.number(count('missed')) },
    { name: t('profile.most'), value: `${format.number(Math.max(0, ...days.map(({ xp }) => xp)))} XP` },
    { name: t('year.xp'), value: format.number(days.reduce((sum, { xp }) => sum + xp, 0)) },
  ];
  return (
    <dl className={classes.sums}>
      {sums.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
