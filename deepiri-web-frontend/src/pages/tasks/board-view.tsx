import { type Announcements, DndContext, type DragEndEvent, DragOverlay } from '@dnd-kit/core';
import type { Task, TaskStatus } from 'deepiri-sdk';
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusedRow } from '../../app/keyboard/use-row-keys.ts';
import { rowItemOf } from '../../components/task-row/row-item.ts';
import { TaskRowBody } from '../../components/task-row/task-row.tsx';
import words from '../../components/words.module.css';
import { Along } from './along.tsx';
import { BoardColumn } from './board-column.tsx';
import classes from './board-view.module.css';
import { columnsOf } from './columns.ts';
import { showsDone } from './done-ones.ts';
import { DoneUnseen } from './done-unseen.tsx';
import { DropLine } from './reorder/drop-line.tsx';
import { type Gap, gapAt } from './reorder/gap.ts';
import { useDragSensors, usePointer } from './reorder/use-drag-sensors.ts';
import { useReorder } from './reorder/use-reorder.ts';
import { useBoardKeys } from './use-board-keys.ts';
import type { Room } from './use-room.ts';
import { useRoomCommands } from './use-room-commands.ts';
import { useRowClicks } from './use-row-clicks.ts';

/** The tasks in columns by their status. A card goes to another column by mouse, by finger, or by keys. */
export function BoardView({ room, byHand, filter }: { room: Room; byHand: boolean; filter: string }) {
  const { t } = useTranslation();
  const { shown, bulk, selected } = room;
  const columns = useMemo(() => columnsOf(shown), [shown]);
  const order = useMemo(() => columns.flatMap(({ tasks }) => tasks.map(({ id }) => id)), [columns]);
  const [dragged, setDragged] = useState<Task | null>(null);
  const keys = useBoardKeys(columns, room);
  useRoomCommands({ room, root: keys.root, order, move: keys.move, sideways: keys.sideways });
  const clicks = useRowClicks(room, order);
  const sensors = useDragSensors();
  const pointer = usePointer();
  const reorder = useReorder(room);
  const [gap, setGap] = useState<Gap | null>(null);
  const tasksOf = (status: unknown) => columns.find((column) => column.status === status)?.tasks ?? [];
  const nameOf = (status: unknown) => t(`status.${status as TaskStatus}`);
  /** A card that is selected takes the others along. */
  const withOthers = useCallback(
    (task: Task) => (selected.some(({ id }) => id === task.id) ? selected : [task]),
    [selected],
  );
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    setGap(null);
    const task = active.data.current?.['task'] as Task;
    if (!over) return;
    if (over.id !== task.status) bulk.moveTo(over.id as TaskStatus, withOthers(task));
    if (gap) reorder.drop([...tasksOf(over.id), ...withOthers(task)].filter(isFirst), task.id, gap);
  };
  const announcements: Announcements = {
    onDragStart: () => t('tasks.drag.start'),
    onDragOver: ({ over }) => (over ? t('tasks.drag.over', { status: nameOf(over.id) }) : undefined),
    onDragEnd: () => undefined,
    onDragCancel: () => t('tasks.drag.cancel'),
  };
  const along = dragged ? withOthers(dragged).length : 0;

  return (
    <DndContext
      sensors={sensors}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('tasks.boardKeys') } }}
      onDragStart={({ active }) => setDragged(active.data.current?.['task'] as Task)}
      onDragMove={({ over }) => {
        if (byHand) setGap(over && gapAt(document.querySelector(`[data-column="${over.id}"]`), pointer.current.y));
      }}
      onDragCancel={() => {
        setDragged(null);
        setGap(null);
      }}
      onDragEnd={onDragEnd}
    >
      <section
        ref={keys.root}
        className={classes.board}
        aria-label={t('tasks.board')}
        data-sideways
        data-selecting={room.isSelecting || undefined}
        onKeyDown={(event: KeyboardEvent) => {
          const rows = tasksOf(shown.find(({ id }) => id === focusedRow(keys.root.current)?.dataset['task'])?.status);
          if (byHand && reorder.onKey(event, keys.root.current, rows)) event.preventDefault();
          else keys.onKeyDown(event);
        }}
        {...clicks}
      >
        {columns.map(({ status, tasks }) => (
          <BoardColumn
            key={status}
            ref={keys.register(status)}
            room={room}
            status={status}
            tasks={tasks}
            unseen={status === 'done' && showsDone(filter) === false ? <DoneUnseen filter={filter} /> : null}
          />
        ))}
      </section>
      <DropLine gap={dragged ? gap : null} />
      <p className={words.spoken} aria-live="polite">
        {reorder.said}
      </p>
      <DragOverlay dropAnimation={null}>
        {dragged ? (
          <div className={classes.card} data-dragged>
            <TaskRowBody
              item={rowItemOf(dragged, room.clock, room.isWaiting(dragged))}
              format={room.format}
              pays={null}
              settled={false}
              onToggle={() => {}}
            />
            <Along count={along} />
          </div>
        ) : null}
      </DragOverlay>
    </DndContext>
  );
}

const isFirst = (task: Task, at: number, all: readonly Task[]) => all.findIndex(({ id }) => id === task.id) === at;
