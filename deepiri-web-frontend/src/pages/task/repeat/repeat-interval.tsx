import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Repeat, Unit } from '../../../data/repeat.ts';
import { units, weekdayOf } from '../../../data/repeat-choice.ts';
import { MonthDays, Weekdays } from './repeat-days.tsx';
import classes from './repeat-editor.module.css';
import { type RepeatPartProps as Props, whole } from './repeat-part.ts';

/** Every so many days, weeks, months or years, and from when that counts. */
export function Interval({ repeat, date, onChange }: Props) {
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
