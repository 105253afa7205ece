import { useDroppable } from '@dnd-kit/core';
import type { Task, TaskStatus } from 'deepiri-sdk';
import { type ReactNode, type Ref, useCallback, useId, useImperativeHandle, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowItem } from '../../components/task-row/row-item.ts';
import { BoardCard } from './board-card.tsx';
import classes from './board-view.module.css';
import type { Entry } from './entries.ts';
import type { ColumnHandle } from './use-board-keys.ts';
import type { Room } from './use-room.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

const guess = () => 84;

type Props = {
  ref: Ref<ColumnHandle>;
  room: Room;
  status: TaskStatus;
  tasks: readonly Task[];
  /** Said instead of a number, where those of this status are not asked for. */
  unseen: ReactNode;
};

/** The cards of one status, of which only those in sight are drawn. */
export function BoardColumn({ ref, room, status, tasks, unseen }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const { setNodeRef, isOver } = useDroppable({ id: status });
  const entries: Entry[] = useMemo(() => tasks.map((task) => ({ kind: 'task', key: task.id, task })), [tasks]);
  const scroller = useCallback(() => scroll.current, []);
  const { virtual, goTo, watch } = useVirtualRows({ entries, list, scroller, guess });
  useImperativeHandle(ref, () => ({ goTo }));
  const { toggleDone } = room;
  const onToggle = useCallback((item: RowItem, box: HTMLElement) => void toggleDone(item.task, box), [toggleDone]);
  return (
    <section
      ref={setNodeRef}
      className={classes.column}
      aria-labelledby={id}
      data-column={status}
      data-over={isOver || undefined}
    >
      <header className={classes.head}>
        <h2 id={id} className={classes.name} data-status={status}>
          {t(`status.${status}`)}
        </h2>
        {unseen ? null : (
          <span className={classes.count}>
            {tasks.length}
            {room.isWhole ? null : '+'}
          </span>
        )}
      </header>
      <div ref={scroll} className={classes.scroll} {...watch}>
        {tasks.length > 0 ? (
          <ul ref={list} className={classes.list} style={{ height: virtual.getTotalSize() }} aria-labelledby={id}>
            {virtual.getVirtualItems().map(({ index, key, start }) => {
              const task = tasks[index];
              return task ? (
                <BoardCard
                  key={key}
                  measure={virtual.measureElement}
                  room={room}
                  task={task}
                  index={index}
                  of={tasks.length}
                  top={start}
                  onToggle={onToggle}
                />
              ) : null;
            })}
          </ul>
        ) : unseen ? null : (
          <p className={classes.empty}>{t('tasks.columnEmpty')}</p>
        )}
        {unseen}
      </div>
    </section>
  );
}
