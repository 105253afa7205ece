import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Unit, weekStartOf } from '../../../data/repeat.ts';
import { useFormat } from '../../../text/use-format.ts';
import classes from './repeat-editor.module.css';
import { type RepeatPartProps as Props, whole } from './repeat-part.ts';

/** Days, weeks or months, by the rule's own names. */
const windows = ['daily', 'weekly', 'monthly'] as const satisfies readonly Unit[];
const MOST_TIMES = 99;

/** So many times in each window. */
export function Times({ repeat, onChange }: Omit<Props, 'date'>) {
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
