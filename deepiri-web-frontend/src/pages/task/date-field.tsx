import { Popover } from '@mantine/core';
import type { Task } from 'deepiri-sdk';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { noRowHasFocus } from '../../app/keyboard/use-row-keys.ts';
import { Skeleton } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { withKey } from '../../components/with-key.ts';
import { useMe } from '../../data/session.ts';
import { isOpen } from '../../data/task-cache.ts';
import { deadlineOf, endOfDay, instantOn, minutesOfClock, wallClock } from '../../data/time.ts';
import { useFormat } from '../../text/use-format.ts';
import { DayWords } from './day-words.tsx';
import classes from './fields.module.css';
import { howFar } from './how-far.ts';

const Calendar = lazy(() => import('./calendar.tsx').then((module) => ({ default: module.Calendar })));

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
  const near = [0, 1, 7].map((days) => format.addDays(format.today, days));
  const label = t(kind === 'due' ? 'task.due' : 'task.planned');
  const text = date === null ? t('task.noDate') : due ? format.due(due) : format.day(date);
  const away = due && open ? howFar(due, format, now) : null;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      transitionProps={{ duration: 0 }}
      trapFocus
      returnFocus
    >
      <Popover.Target>
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
      </Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label={label}>
        <DayWords
          label={label}
          {...(kind === 'due' ? { timed: { day: date !== null && date >= format.today ? date : undefined } } : {})}
          onChoose={(day, at) => {
            if (kind === 'due' && !format.isWholeDay(at)) onChange(at);
            else choose(day);
            setOpened(false);
          }}
          near={
            <div className={classes.quick}>
              {near.map((day) => (
                <button
                  key={day}
                  type="button"
                  data-on={day === date || undefined}
                  onClick={() => {
                    choose(day);
                    setOpened(false);
                  }}
                >
                  {format.day(day)}
                </button>
              ))}
              {date ? (
                <button
                  type="button"
                  onClick={() => {
                    choose(null);
                    setOpened(false);
                  }}
                >
                  {t('task.clear')}
                </button>
              ) : null}
            </div>
          }
        >
          <Suspense fallback={<Skeleton rows={6} height={24} />}>
            <Calendar value={date} today={format.today} onChoose={(day) => choose(day)} />
          </Suspense>
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
        </DayWords>
      </Popover.Dropdown>
    </Popover>
  );
}
