import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import classes from './fields.module.css';

const usual = [5, 15, 30, 45, 60, 90, 120, 240];

export function EstimateField({
  value,
  onChange,
}: {
  value: number | null;
  onChange: (minutes: number | null) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const choose = (minutes: number | null) => {
    if (minutes !== value) onChange(minutes);
    setOpened(false);
  };
  const text = value === null ? t('task.none') : format.minutes(value);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={236} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.value}
          data-faint={value === null || undefined}
          aria-label={`${t('task.estimate')}: ${text}`}
          onClick={() => setOpened((now) => !now)}
        >
          {text}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label={t('task.estimate')}>
        <div className={classes.quick}>
          {usual.map((minutes) => (
            <button
              key={minutes}
              type="button"
              data-on={minutes === value || undefined}
              onClick={() => choose(minutes)}
            >
              {format.minutes(minutes)}
            </button>
          ))}
          {value === null ? null : (
            <button type="button" onClick={() => choose(null)}>
              {t('task.clear')}
            </button>
          )}
        </div>
        <input
          className={classes.number}
          type="number"
          min={1}
          max={9999}
          inputMode="numeric"
          placeholder={t('task.estimateMinutes')}
          aria-label={t('task.estimateMinutes')}
          onKeyDown={(event) => {
            const minutes = Math.round(Number(event.currentTarget.value));
            if (event.key === 'Enter' && minutes > 0) choose(minutes);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
