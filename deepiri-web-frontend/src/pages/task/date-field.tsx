import { Popover } from '@mantine/core';
import type { Task } from 'deepiri-sdk';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { Skeleton } from '../../components/states.tsx';
import { useMe } from '../../data/session.ts';
import { instantOf, wallClock } from '../../data/time.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './fields.module.css';

const Calendar = lazy(() => import('./calendar.tsx').then((module) => ({ default: module.Calendar })));

/** A due date without a time means the end of that day. */
const END_OF_DAY = 23 * 60 + 59;
const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

type Props = { task: Task; kind: 'due' | 'planned'; onChange: (value: string | null) => void };

/** When: near days in one click, any other in the calendar, and for a due date the time. */
export function DateField({ task, kind, onChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const wall = task.dueAt ? wallClock(new Date(task.dueAt), me.timeZone) : null;
  const date = kind === 'due' ? (wall?.date ?? null) : task.scheduledFor;
  const minutes = wall?.minutes ?? END_OF_DAY;
  const open = task.status !== 'done' && task.status !== 'cancelled';
  const late =
    open &&
    (kind === 'due'
      ? task.dueAt !== null && Date.parse(task.dueAt) < Date.now()
      : date !== null && date < format.today);
  useCommand('task-due', () => (kind === 'due' ? setOpened(true) : false), 'panel');

  const choose = (day: string | null, at = minutes) =>
    onChange(day === null ? null : kind === 'due' ? instantOf(day, at, me.timeZone).toISOString() : day);
  const near = [0, 1, 7].map((days) => format.addDays(format.wallToday, days));
  const label = t(kind === 'due' ? 'task.due' : 'task.planned');
  const text =
    date === null ? t('task.noDate') : kind === 'due' && task.dueAt ? format.due(task.dueAt) : format.day(date);

  const away = kind === 'due' && task.dueAt && open ? format.relative(task.dueAt) : null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.value}
          data-faint={date === null || undefined}
          aria-label={away ? `${label}: ${text} ${away}` : `${label}: ${text}`}
          onClick={() => setOpened((now) => !now)}
        >
          <span className={late ? classes.late : undefined}>{text}</span>{' '}
          {away ? <span className={late ? classes.late : classes.aside}>{away}</span> : null}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label={label}>
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
        <Suspense fallback={<Skeleton rows={6} height={24} />}>
          <Calendar value={date} today={format.wallToday} onChoose={(day) => choose(day)} />
        </Suspense>
        {kind === 'due' ? (
          <label className={classes.time}>
            {t('task.dueTime')}
            <input
              type="time"
              value={minutes >= END_OF_DAY ? '' : clockOf(minutes)}
              onChange={(event) =>
                choose(date ?? format.wallToday, event.target.value ? minutesOf(event.target.value) : END_OF_DAY)
              }
            />
          </label>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
