import { useDraggable } from '@dnd-kit/core';
import { Check, Flag, Repeat } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFlash } from '../../../components/flash.ts';
import { LabelDot } from '../../../components/label-dot.tsx';
import { TaskLink } from '../../../components/task-link.tsx';
import { isOpen } from '../../../data/task-cache.ts';
import type { Format } from '../../../text/format.ts';
import type { Room } from '../use-room.ts';
import type { DayEntry } from './day-entries.ts';
import classes from './entry-chip.module.css';

type Props = { room: Room; entry: DayEntry; carried?: boolean; listed?: boolean };

/**
 * A task on a day of the calendar: a click opens it, a drag moves it.
 * @param listed in the list of a whole day, from which nothing is dragged
 */
export function EntryChip({ room, entry, carried = false, listed = false }: Props) {
  const { task, key } = entry;
  const lit = useFlash(task.id);
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: listed ? `${key} listed` : key,
    data: { entry },
    disabled: listed || !isOpen(task),
  });
  return (
    <div
      ref={setNodeRef}
      className={classes.chip}
      data-row
      data-task={task.id}
      data-lit={lit}
      data-open={task.id === room.openId || undefined}
      data-selected={room.selection.ids.has(task.id) || undefined}
      data-away={isDragging || carried || undefined}
      {...stateOf(room, entry)}
      {...listeners}
    >
      <TaskLink taskId={task.id} className={classes.link} draggable={false} data-stop data-row-focus data-entry={key}>
        <ChipText entry={entry} format={room.format} />
      </TaskLink>
    </div>
  );
}

function stateOf(room: Room, { task, day }: DayEntry) {
  const open = isOpen(task);
  return {
    'data-closed': !open || undefined,
    'data-late': (open && day < room.format.today) || undefined,
    'data-waiting': (open && room.isWaiting(task)) || undefined,
    'data-strong': (open && (task.priority === 'urgent' || task.priority === 'high')) || undefined,
  };
}

/** The time, the title and what is worth a sign. */
export function ChipText({ entry: { task, kind, at }, format }: { entry: DayEntry; format: Format }) {
  const { t } = useTranslation();
  const [label] = task.labels;
  return (
    <>
      {task.status === 'done' ? (
        <Check size={12} strokeWidth={2.4} aria-label={t('status.done')} className={classes.sign} />
      ) : kind === 'planned' && task.dueAt === null ? null : kind !== 'planned' ? (
        <Flag size={11} strokeWidth={2} aria-label={t('calendar.due')} className={classes.sign} />
      ) : null}
      {at ? <span className={classes.time}>{format.time(at)}</span> : null}
      <span className={classes.title} title={task.title}>
        {task.title}
      </span>
      {label ? <LabelDot label={label} /> : null}
    </>
  );
}

/** One of the times to come of a task that repeats: it leads to the task, and nothing else can be done with it. */
export function ChipAhead({ entry: { task, at }, format }: { entry: DayEntry; format: Format }) {
  const { t } = useTranslation();
  return (
    <div className={classes.chip} data-ahead title={t('calendar.aheadHint')}>
      <TaskLink taskId={task.id} className={classes.link} draggable={false} data-stop>
        <Repeat size={11} strokeWidth={2} aria-label={t('calendar.aheadSign')} className={classes.sign} />
        {at ? <span className={classes.time}>{format.time(at)}</span> : null}
        <span className={classes.title}>{task.title}</span>
      </TaskLink>
    </div>
  );
}

/** The chip under the pointer. */
export function ChipGhost({ room, entry, count }: { room: Room; entry: DayEntry; count: number }) {
  return (
    <div className={classes.chip} data-dragged {...stateOf(room, entry)}>
      <span className={classes.link}>
        <ChipText entry={entry} format={room.format} />
        {count > 1 ? <span className={classes.count}>{count}</span> : null}
      </span>
    </div>
  );
}
