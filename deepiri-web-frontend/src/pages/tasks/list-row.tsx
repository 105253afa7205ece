import type { Task } from 'deepiri-sdk';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlash } from '../../components/flash.ts';
import { type RowItem, rowItemOf } from '../../components/task-row/row-item.ts';
import row from '../../components/task-row/task-row.module.css';
import { TaskRowBody } from '../../components/task-row/task-row.tsx';
import classes from './list-view.module.css';
import { SelectBox } from './select-box.tsx';
import type { Room } from './use-room.ts';

type Props = {
  ref: Ref<HTMLLIElement>;
  room: Room;
  columns: ReadonlySet<string>;
  task: Task;
  /** The other groups it stands in, as `entriesOf` says. */
  also: readonly string[];
  rowKey: string;
  index: number;
  top: number;
  /** Its place among all rows, and how many there are; -1 when that is not known. */
  place: number;
  of: number;
  onToggle: (item: RowItem, box: HTMLElement) => void;
};

/** More than so many are counted. */
const NAMED = 2;

/** That a row stands elsewhere too, so that nobody takes it for another task. */
function useAlso(also: readonly string[]): string | undefined {
  const { t } = useTranslation();
  if (also.length === 0) return undefined;
  if (also.length > NAMED) return t('tasks.alsoIn', { count: also.length });
  return t('tasks.also', { labels: also.join(', ') });
}

/** A task of the list, at its place in it. */
export function ListRow({ ref, room, columns, task, also, rowKey, index, top, place, of, onToggle }: Props) {
  const lit = useFlash(task.id);
  const settled = room.settled.has(task.id);
  const selected = room.selection.ids.has(task.id);
  const waiting = room.isWaiting(task);
  const note = useAlso(also);
  return (
    <li
      ref={ref}
      className={`${row.row} ${classes.row}`}
      style={{ transform: `translateY(${top}px)` }}
      aria-posinset={place}
      aria-setsize={of}
      data-index={index}
      data-key={rowKey}
      data-row
      data-task={task.id}
      data-open={task.id === room.openId || undefined}
      data-selected={selected || undefined}
      data-settled={settled || undefined}
      data-lit={lit}
    >
      <SelectBox title={task.title} on={selected} onToggle={() => room.toggle(task.id)} />
      <TaskRowBody
        item={rowItemOf(task, room.clock, waiting)}
        format={room.format}
        pays={task.status === 'done' || task.status === 'cancelled' ? null : (room.payOf(task)?.amount ?? null)}
        settled={settled}
        waiting={waiting}
        columns={columns}
        note={note}
        onToggle={onToggle}
      />
    </li>
  );
}
