import type { StreakDay } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { dayReasonText } from '../text/reasons.ts';
import { useFormat } from '../text/use-format.ts';
import classes from './week-strip.module.css';
import words from './words.module.css';

/** Seven days of the streak; a day that a freeze has saved is dashed, today has a ring. */
export function WeekStrip({ days, streak }: { days: readonly StreakDay[]; streak: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={classes.week} aria-label={t('streak.week', { count: streak })}>
      {days.map((day) => (
        <li
          key={day.date}
          data-state={day.state}
          data-today={day.date === format.today || undefined}
          title={dayReasonText(day, t)}
        >
          <span className={classes.box} aria-hidden />
          <span aria-hidden>{format.calendar(day.date, { weekday: 'short' }).slice(0, 2)}</span>
          <span className={words.spoken}>
            {t('streak.day', { day: format.day(day.date), reason: t(`streak.${day.state}`) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
