import type { StreakDay } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/states.tsx';
import { useStreakDays } from '../../data/standing.ts';
import { dayReasonText } from '../../text/reasons.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './day-grid.module.css';
import { ProfileSection } from './profile-section.tsx';

const DAYS = 62;
/** The row of a day: the week begins with the first. */
const rowOf = (date: string, firstDay: number) => (new Date(`${date}T12:00:00Z`).getUTCDay() + 7 - firstDay) % 7;
const shadeOf = (day: StreakDay, most: number) =>
  day.state === 'counted' ? Math.max(1, Math.ceil((day.xp / Math.max(1, most)) * 4)) : 0;

/** What the weeks come to. */
function Sums({ days }: { days: readonly StreakDay[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const there = days.filter((day) => day.state !== 'before');
  const counted = there.filter((day) => day.state === 'counted').length;
  const sums = [
    { name: t('profile.counted'), value: t('profile.countedOf', { count: counted, all: there.length }) },
    { name: t('profile.most'), value: `${format.number(Math.max(0, ...days.map((day) => day.xp)))} XP` },
    { name: t('profile.inWeeks'), value: format.number(days.reduce((sum, day) => sum + day.xp, 0)) },
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

/** Nine weeks of days; each says on hover why it counts or not. */
export function DayGrid() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: days, error, refetch } = useStreakDays(DAYS);
  const most = Math.max(1, ...(days ?? []).map((day) => day.xp));
  const offset = days?.[0] ? rowOf(days[0].date, format.firstDay) : 0;
  return (
    <ProfileSection title={t('profile.days')}>
      {error && !days ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      <div className={classes.place}>
        <ul className={classes.grid} aria-label={t('profile.daysLabel')}>
          {days?.map((day, at) => {
            const told = `${format.calendar(day.date, { weekday: 'short', day: 'numeric', month: 'short' })}: ${dayReasonText(day, t)}`;
            return (
              <li
                key={day.date}
                className={classes.day}
                data-state={day.state}
                data-shade={shadeOf(day, most) || undefined}
                data-today={day.date === format.today || undefined}
                style={at === 0 ? { gridRowStart: offset + 1 } : undefined}
                title={told}
              >
                <span className={classes.spoken}>{told}</span>
              </li>
            );
          })}
        </ul>
        <div className={classes.side}>
          {days ? <Sums days={days} /> : null}
          <p className={classes.legend} aria-hidden>
            {t('profile.less')}
            {[0, 1, 2, 3, 4].map((shade) => (
              <span key={shade} className={classes.day} data-shade={shade || undefined} />
            ))}
            {t('profile.more')}
            <span className={classes.day} data-state="frozen" />
            {t('streak.frozen')}
          </p>
        </div>
      </div>
    </ProfileSection>
  );
}
