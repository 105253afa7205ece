import { Popover } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { focusNow, takeTyped } from '../../app/keyboard/typed-ahead.ts';
import { noRowHasFocus } from '../../app/keyboard/use-row-keys.ts';
import { withKey } from '../../components/with-key.ts';
import { MOST_MINUTES, minutesOf } from '../../data/minutes.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './fields.module.css';

const usual = [5, 15, 30, 45, 60, 90, 120, 240];

type Props = {
  kind: 'estimate' | 'spent';
  value: number | null;
  onChange: (minutes: number | null) => void;
  /** What follows from it, for who is about to choose. */
  hint?: string | undefined;
};

/** A span of time: the usual ones in one click, any other in minutes. */
export function MinutesField({ kind, value, onChange, hint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const [refused, refuse] = useState(false);
  const told = useId();
  useCommand(`task-${kind}`, () => noRowHasFocus() && setOpened(true), 'panel');
  const choose = (minutes: number | null) => {
    if (minutes !== value) onChange(minutes);
    setOpened(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    const minutes = minutesOf(event.currentTarget.value);
    if (minutes === null) refuse(true);
    else choose(minutes);
  };
  const label = t(`task.${kind}`);
  const text = value === null ? t('task.none') : format.minutes(value);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      onClose={() => refuse(false)}
      position="bottom-start"
      width={236}
      transitionProps={{ duration: 0 }}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.value}
          data-faint={value === null || undefined}
          aria-label={`${label}: ${text}`}
          title={withKey(label, `task-${kind}`)}
          onClick={() => setOpened((now) => !now)}
        >
          {text}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label={label}>
        <input
          ref={focusNow}
          className={classes.number}
          type="text"
          autoComplete="off"
          placeholder={t('task.minutes')}
          aria-label={t('task.inMinutes', { field: label })}
          data-autofocus
          onFocus={({ target }) => {
            target.value += takeTyped().trim();
          }}
          aria-invalid={refused || undefined}
          aria-describedby={refused ? told : undefined}
          onChange={() => refuse(false)}
          onKeyDown={onKeyDown}
        />
        {refused ? (
          <p id={told} className={classes.refused} role="alert">
            {t('task.minutesRefused', { most: MOST_MINUTES })}
          </p>
        ) : null}
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
        {hint ? <p className={classes.hint}>{hint}</p> : null}
      </Popover.Dropdown>
    </Popover>
  );
}
