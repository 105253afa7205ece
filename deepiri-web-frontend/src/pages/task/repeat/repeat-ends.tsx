import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { End } from '../../../data/repeat.ts';
import classes from './repeat-editor.module.css';
import { type RepeatPartProps as Props, whole } from './repeat-part.ts';

/** Never, on a day, or after so many times. */
export function Ends({ repeat, date, onChange }: Props) {
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
