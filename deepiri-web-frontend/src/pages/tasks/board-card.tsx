import { useDraggable } from '@dnd-kit/core';
import type { Task } from 'deepiri-sdk';
import { useFlash } from '../../components/flash.ts';
import { type RowItem, rowItemOf } from '../../components/task-row/row-item.ts';
import { TaskRowBody } from '../../components/task-row/task-row.tsx';
import classes from './board-view.module.css';
import { SelectBox } from './select-box.tsx';
import type { Room } from './use-room.ts';

type Props = {
  measure: (node: HTMLLIElement | null) => void;
  room: Room;
  task: Task;
  index: number;
  of: number;
  top: number;
  onToggle: (item: RowItem, box: HTMLElement) => void;
};

/** The column says the status. */
function withoutStatus(item: RowItem): RowItem {
  const said = item.reason?.key === 'why.started' || item.reason?.key === 'why.setAside';
  return said ? { ...item, reason: null } : item;
}

/** A task of the board. Its keys are those of a row; its pointer can drag it. */
export function BoardCard({ measure, room, task, index, of, top, onToggle }: Props) {
  const lit = useFlash(task.id);
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: task.id, data: { task } });
  const waiting = room.isWaiting(task);
  const selected = room.selection.ids.has(task.id);
  const settled = room.settled.has(task.id);
  return (
    <li
      ref={measure}
      className={classes.place}
      style={{ transform: `translateY(${top}px)` }}
      aria-posinset={index + 1}
      aria-setsize={of}
      data-index={index}
      data-key={task.id}
      data-row
      data-task={task.id}
    >
      <div
        ref={setNodeRef}
        className={classes.card}
        data-open={task.id === room.openId || undefined}
        data-selected={selected || undefined}
        data-settled={settled || undefined}
        data-lit={lit}
        data-away={isDragging || undefined}
        {...listeners}
      >
        <SelectBox title={task.title} on={selected} onToggle={() => room.toggle(task.id)} />
        <TaskRowBody
          item={withoutStatus(rowItemOf(task, room.clock, waiting))}
          format={room.format}
          pays={null}
          settled={settled}
          waiting={waiting}
          onToggle={onToggle}
        />
      </div>
    </li>
  );
}
