import { useTranslation } from 'react-i18next';
import { type MonthDay, type Weekday, weekdays } from '../../../data/repeat.ts';
import { nthOf, ruleOf, weekdayOf } from '../../../data/repeat-choice.ts';
import { monthDayText, weekdayName } from '../../../text/recurrence.ts';
import { useFormat } from '../../../text/use-format.ts';
import classes from './repeat-editor.module.css';
import type { RepeatPartProps as Props } from './repeat-part.ts';

/** The days of a week in the order in which the person's week has them. */
const inWeek = (firstDay: number) => {
  const first = (firstDay + 6) % 7;
  return [...weekdays.slice(first), ...weekdays.slice(0, first)];
};

/** On which days of the week. */
export function Weekdays({ repeat, date, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const toggle = (day: Weekday) => {
    const days = repeat.days.includes(day) ? repeat.days.filter((one) => one !== day) : [...repeat.days, day];
    onChange({ ...repeat, days: days.length > 0 ? days : [weekdayOf(date)] });
  };
  return (
    <fieldset className={classes.days} aria-label={t('repeatEditor.days')}>
      {inWeek(format.firstDay).map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={repeat.days.includes(day)}
          aria-label={weekdayName(day, format, 'long')}
          onClick={() => toggle(day)}
        >
          {weekdayName(day, format, 'narrow')}
        </button>
      ))}
    </fieldset>
  );
}

/** On which day of the month. */
export function MonthDays({ repeat, date, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const weekday = weekdayOf(date);
  const offered: MonthDay[] = [
    { by: 'date', day: Number(date.slice(8)) },
    { by: 'date', day: -1 },
    { by: 'weekday', nth: nthOf(date), weekday },
    { by: 'weekday', nth: -1, weekday },
    ...(repeat.monthDay ? [repeat.monthDay] : []),
  ];
  const choices = new Map(offered.map((day) => [ruleOf({ ...repeat, monthDay: day }), day]));
  return (
    <fieldset className={classes.presets} aria-label={t('repeatEditor.monthDay')}>
      {[...choices].map(([rule, day]) => (
        <button
          key={rule}
          type="button"
          aria-pressed={rule === ruleOf(repeat)}
          onClick={() => onChange({ ...repeat, monthDay: day })}
        >
          {monthDayText(day, format, t)}
        </button>
      ))}
    </fieldset>
  );
}
