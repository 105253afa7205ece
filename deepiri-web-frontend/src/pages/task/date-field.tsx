import type { Task } from 'deepiri-sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { noRowHasFocus } from '../../app/keyboard/use-row-keys.ts';
import { useNow } from '../../components/use-now.ts';
import { withKey } from '../../components/with-key.ts';
import { useMe } from '../../data/session.ts';
import { isOpen } from '../../data/task-cache.ts';
import { deadlineOf, endOfDay, instantOn, minutesOfClock, wallClock } from '../../data/time.ts';
import { useFormat } from '../../text/use-format.ts';
import { DayPop } from './day-pop.tsx';
import classes from './fields.module.css';
import { howFar } from './how-far.ts';

const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

type Props = { task: Task; kind: 'due' | 'planned'; onChange: (value: string | null) => void };

/** When: near days in one click, any other in the calendar, and for a due date the time. */
export function DateField({ task, kind, onChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const format = useFormat();
  const now = useNow();
  const [opened, setOpened] = useState(false);
  const { timeZone, dayStartsAt } = me;
  const due = kind === 'due' ? task.dueAt : null;
  const date = kind === 'due' ? due && format.dayOf(due) : task.scheduledFor;
  /** The time of the day it is due at; null for the end of that day. */
  const minutes = due && !format.isWholeDay(due) ? wallClock(new Date(due), timeZone).minutes : null;
  const deadline = due ? deadlineOf(due, timeZone, dayStartsAt) : null;
  const open = isOpen(task);
  const late = open && (deadline ? deadline < now : date !== null && date < format.today);
  const command = kind === 'due' ? 'task-due' : 'task-planned';
  useCommand(command, () => noRowHasFocus() && setOpened(true), 'panel');

  const instantFor = (day: string, at: number | null) =>
    at === null ? endOfDay(day, timeZone, dayStartsAt, now) : instantOn(day, at, timeZone, dayStartsAt);
  const choose = (day: string | null, at = minutes) =>
    onChange(day === null ? null : kind === 'due' ? instantFor(day, at).toISOString() : day);
  const label = t(kind === 'due' ? 'task.due' : 'task.planned');
  const text = date === null ? t('task.noDate') : due ? format.due(due) : format.day(date);
  const away = due && open ? howFar(due, format, now) : null;
  return (
    <DayPop
      label={label}
      position="bottom-start"
      opened={opened}
      onOpened={setOpened}
      value={date}
      none={date === null ? undefined : t('task.clear')}
      timed={
        kind === 'due'
          ? { day: date !== null && date >= format.today ? date : undefined, kept: minutes === null ? null : due }
          : undefined
      }
      stays
      onChoose={(day, at) => (at === undefined ? choose(day) : onChange(at))}
      target={
        <button
          type="button"
          className={classes.value}
          data-faint={date === null || undefined}
          title={withKey(label, command)}
          aria-label={away ? `${label}: ${text} ${away}` : `${label}: ${text}`}
          onClick={() => setOpened((now) => !now)}
        >
          <span className={late ? classes.late : undefined}>{text}</span>{' '}
          {away ? <span className={late ? classes.late : classes.aside}>{away}</span> : null}
        </button>
      }
    >
      {kind === 'due' ? (
        <label className={classes.time}>
          {t('task.dueTime')}
          <input
            type="time"
            value={minutes === null ? '' : clockOf(minutes)}
            onChange={(event) =>
              choose(date ?? format.today, event.target.value ? minutesOfClock(event.target.value) : null)
            }
          />
        </label>
      ) : null}
    </DayPop>
  );
}
