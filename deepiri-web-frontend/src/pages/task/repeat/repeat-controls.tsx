import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { weekStartOf } from '../../../data/repeat.ts';
import { weekdayOf } from '../../../data/repeat-choice.ts';
import { useFormat } from '../../../text/use-format.ts';
import classes from './repeat-editor.module.css';
import { Ends } from './repeat-ends.tsx';
import { Interval } from './repeat-interval.tsx';
import type { RepeatPartProps as Props } from './repeat-part.ts';
import { Times } from './repeat-times.tsx';

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
