import { DatePicker, type DayOfWeek } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarWords } from '../../text/calendar-words.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './calendar.module.css';

/** A month of days. Loaded when the first date is changed. */
export function Calendar({
  value,
  typed = null,
  today,
  within,
  onChoose,
}: {
  value: string | null;
  /** The day that is being typed: its month is shown. */
  typed?: string | null;
  today: string;
  /** The first and the last day that can be chosen, where not any can. */
  within?: readonly [string, string];
  onChoose: (day: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { firstDay } = useFormat();
  const words = calendarWords(i18n.language);
  if (words) use(words);
  const [shown, show] = useState({ month: value ?? today, for: typed });
  if (typed !== shown.for) show({ month: typed ?? shown.month, for: typed });
  return (
    <div className={classes.calendar}>
      <DatePicker
        value={value}
        date={shown.month}
        onDateChange={(month) => show({ month, for: typed })}
        {...(within ? { minDate: within[0], maxDate: within[1] } : {})}
        onChange={(day) => day && onChoose(day)}
        // The kit's own mark goes by the clock of the system; the day that counts is the person's.
        getDayProps={(day) => (day === today ? { 'aria-current': 'date' } : {})}
        hideOutsideDates
        ariaLabels={{
          previousMonth: t('task.monthBefore'),
          nextMonth: t('task.monthAfter'),
        }}
        locale={i18n.language}
        firstDayOfWeek={firstDay as DayOfWeek}
        size="sm"
      />
    </div>
  );
}
