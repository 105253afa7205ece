import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type End,
  type MonthDay,
  nthOf,
  type Repeat,
  ruleOf,
  type Unit,
  units,
  type Weekday,
  weekdayOf,
  weekdays,
  weekStartOf,
} from '../../../data/repeat.ts';
import { monthDayText, weekdayName } from '../../../text/recurrence.ts';
import { useFormat } from '../../../text/use-format.ts';
import classes from './repeat-editor.module.css';

type Props = { repeat: Repeat; date: string; onChange: (repeat: Repeat) => void };

/** A whole number from a field; what is no such number leaves it as it was. */
const whole = (text: string, most: number, before: number) => {
  const value = Math.round(Number(text));
  return value >= 1 && value <= most ? value : before;
};

/** The days of a week in the order in which the person's week has them. */
const inWeek = (firstDay: number) => {
  const first = (firstDay + 6) % 7;
  return [...weekdays.slice(first), ...weekdays.slice(0, first)];
};

function Weekdays({ repeat, date, onChange }: Props) {
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

function MonthDays({ repeat, date, onChange }: Props) {
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

function Ends({ repeat, date, onChange }: Props) {
  const { t } = useTranslation();
  const { end } = repeat;
  const ends: Record<End['kind'], End> = {
    never: { kind: 'never' },
    until: {
      kind: 'until',
      date: `${Number(date.slice(0, 4)) + 1}${date.slice(4) === '-02-29' ? '-02-28' : date.slice(4)}`,
    },
    count: { kind: 'count', count: 10 },
  };
  const kinds = Object.keys(ends) as End['kind'][];
  return (
    <>
      <span className={classes.name}>{t('repeatEditor.ends')}</span>
      <SegmentedControl
        size="xs"
        aria-label={t('repeatEditor.ends')}
        value={end.kind}
        onChange={(kind) => onChange({ ...repeat, end: ends[kind as End['kind']] })}
        data={kinds.map((kind) => ({ value: kind, label: t(`repeatEditor.end.${kind}`) }))}
      />
      {end.kind === 'until' ? (
        <input
          type="date"
          className={classes.second}
          aria-label={t('repeatEditor.lastDay')}
          value={end.date}
          min={date}
          onChange={({ target }) => target.value && onChange({ ...repeat, end: { kind: 'until', date: target.value } })}
        />
      ) : null}
      {end.kind === 'count' ? (
        <label className={classes.second}>
          <input
            type="number"
            min={1}
            max={999}
            aria-label={t('repeatEditor.times')}
            value={end.count}
            onChange={({ target }) =>
              onChange({ ...repeat, end: { kind: 'count', count: whole(target.value, 999, end.count) } })
            }
          />
          {t('repeatEditor.timesUnit')}
        </label>
      ) : null}
    </>
  );
}

/** Days, weeks or months, by the rule's own names. */
const windows = ['daily', 'weekly', 'monthly'] as const satisfies readonly Unit[];
const MOST_TIMES = 99;

function Times({ repeat, onChange }: Omit<Props, 'date'>) {
  const { t } = useTranslation();
  const { firstDay } = useFormat();
  const { unit, times } = repeat;
  return (
    <>
      <span />
      <div className={classes.every}>
        <input
          type="number"
          min={1}
          max={MOST_TIMES}
          aria-label={t('repeatEditor.perWindow', { unit: t(`repeatEditor.windows.${unit}`) })}
          value={times ?? 1}
          onChange={({ target }) => onChange({ ...repeat, times: whole(target.value, MOST_TIMES, times ?? 1) })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('repeatEditor.window')}
          value={unit}
          onChange={(next) => onChange({ ...repeat, unit: next as Unit, weekStart: weekStartOf(firstDay) })}
          data={windows.map((value) => ({ value, label: t(`repeatEditor.windows.${value}`) }))}
        />
      </div>
    </>
  );
}

/** At intervals, or so many times in each day, week or month. */
function Way({ repeat, date, onChange }: Props) {
  const { t } = useTranslation();
  const { firstDay } = useFormat();
  const turn = (way: string) => {
    const unit = repeat.unit === 'yearly' ? 'monthly' : repeat.unit;
    const none = { days: [], monthDay: null, afterCompletion: false, every: 1 };
    if (way === 'times') onChange({ ...repeat, ...none, unit, times: 3, weekStart: weekStartOf(firstDay) });
    else onChange({ ...repeat, times: null, weekStart: 'MO', days: unit === 'weekly' ? [weekdayOf(date)] : [] });
  };
  return (
    <>
      <span className={classes.name}>{t('repeatEditor.way')}</span>
      <SegmentedControl
        size="xs"
        aria-label={t('repeatEditor.way')}
        value={repeat.times === null ? 'every' : 'times'}
        onChange={turn}
        data={['every', 'times'].map((value) => ({ value, label: t(`repeatEditor.ways.${value}`) }))}
      />
    </>
  );
}

function Interval({ repeat, date, onChange }: Props) {
  const { t } = useTranslation();
  const { unit, every, afterCompletion } = repeat;
  const change = (next: Partial<Repeat>) => onChange({ ...repeat, ...next });
  const toUnit = (next: Unit) =>
    change({
      unit: next,
      days: next === 'weekly' && !afterCompletion ? [weekdayOf(date)] : [],
      monthDay: next === 'monthly' && !afterCompletion ? { by: 'date', day: Number(date.slice(8)) } : null,
    });
  return (
    <>
      <span className={classes.name}>{t('repeatEditor.every')}</span>
      <div className={classes.every}>
        <input
          type="number"
          min={1}
          max={999}
          aria-label={t('repeatEditor.everyLabel', { unit: t(`repeatEditor.units.${unit}`) })}
          value={every}
          onChange={({ target }) => change({ every: whole(target.value, 999, every) })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('repeatEditor.unit')}
          value={unit}
          onChange={(next) => toUnit(next as Unit)}
          data={units.map((value) => ({ value, label: t(`repeatEditor.units.${value}`) }))}
        />
      </div>
      {unit === 'weekly' && !afterCompletion ? <Weekdays repeat={repeat} date={date} onChange={onChange} /> : null}
      {unit === 'monthly' && !afterCompletion ? <MonthDays repeat={repeat} date={date} onChange={onChange} /> : null}
      <span className={classes.name}>{t('repeatEditor.from')}</span>
      <SegmentedControl
        size="xs"
        aria-label={t('repeatEditor.from')}
        value={afterCompletion ? 'completion' : 'schedule'}
        onChange={(from) =>
          from === 'completion'
            ? change({ afterCompletion: true, days: [], monthDay: null })
            : change({ afterCompletion: false })
        }
        data={['schedule', 'completion'].map((value) => ({ value, label: t(`repeatEditor.${value}`) }))}
      />
    </>
  );
}

/** Every part of a repetition, each changed by itself. */
export function RepeatControls(props: Props) {
  return (
    <div className={classes.controls}>
      <Way {...props} />
      {props.repeat.times === null ? <Interval {...props} /> : <Times {...props} />}
      <Ends {...props} />
    </div>
  );
}
