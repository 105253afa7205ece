import { useTranslation } from 'react-i18next';
import type { Repeat, Weekday } from '../../../data/repeat.ts';
import { ruleOf, weekdayOf, workdays } from '../../../data/repeat-choice.ts';
import { exampleDays } from '../../../data/repeat-examples.ts';
import { addDays } from '../../../data/time.ts';
import type { Format } from '../../../text/format.ts';
import { recurrenceText } from '../../../text/recurrence.ts';
import { useFormat } from '../../../text/use-format.ts';
import classes from './repeat-presets.module.css';

const plain: Repeat = {
  unit: 'daily',
  every: 1,
  days: [],
  monthDay: null,
  afterCompletion: false,
  times: null,
  weekStart: 'MO',
  end: { kind: 'never' },
};

/** What people repeat most, on the weekday and the date that a task has. */
function presetsFor(date: string, weekStart: Weekday): Repeat[] {
  return [
    plain,
    { ...plain, unit: 'weekly', days: workdays },
    { ...plain, unit: 'weekly', days: [weekdayOf(date)] },
    { ...plain, unit: 'weekly', times: 3, weekStart },
    { ...plain, unit: 'monthly', monthDay: { by: 'date', day: Number(date.slice(8)) } },
    { ...plain, unit: 'yearly' },
  ];
}

/** A day as short as it can be told from the others of its kind. */
function dayText(day: string, { unit }: Repeat, format: Format): string {
  if (unit === 'yearly') return day.slice(0, 4);
  if (unit === 'monthly') return format.calendar(day, { day: 'numeric', month: 'short' });
  return `${format.calendar(day, { weekday: 'short' })} ${Number(day.slice(8))}`;
}

type Props = {
  /** The day of the task; null for none. */
  date: string | null;
  weekStart: Weekday;
  /** The rule that is chosen. */
  rule: string | null;
  onChoose: (repeat: Repeat) => void;
};

/** The usual repetitions, each with the days that come next. */
export function RepeatPresets({ date, weekStart, rule, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  // A task without a date begins today.
  const after = date ?? addDays(format.today, -1);
  return (
    <fieldset className={classes.presets} aria-label={t('repeatEditor.presets')}>
      {presetsFor(date ?? format.today, weekStart).map((preset, at) => {
        const text = ruleOf(preset);
        const days = exampleDays(preset, preset.unit === 'yearly' ? (date ?? format.today) : after);
        // A date is longer than a weekday.
        const told = days
          .slice(0, preset.unit === 'monthly' ? 2 : undefined)
          .map((day) => dayText(day, preset, format))
          .join(', ');
        return (
          <button
            key={text}
            type="button"
            aria-pressed={text === rule}
            data-autofocus={at === 0 || undefined}
            onClick={() => onChoose(preset)}
          >
            <span className={classes.name}>{recurrenceText(text, format, t)}</span>{' '}
            <span className={classes.days}>
              {days.length > 0 ? t('repeatEditor.andSoOn', { days: told }) : t('repeatEditor.anyDays')}
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}
