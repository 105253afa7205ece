import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { Task, TaskStatus } from 'deepiri-sdk';
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowItemOf } from '../../components/task-row/row-item.ts';
import { TaskRowBody } from '../../components/task-row/task-row.tsx';
import { BoardColumn } from './board-column.tsx';
import classes from './board-view.module.css';
import { columnsOf } from './columns.ts';
import { useBoardKeys } from './use-board-keys.ts';
import type { Room } from './use-room.ts';
import { useRoomCommands } from './use-room-commands.ts';
import { useRowClicks } from './use-row-clicks.ts';

/** The tasks in columns by their status. A card goes to another column by mouse, by finger, or by keys. */
export function BoardView({ room }: { room: Room }) {
  const { t } = useTranslation();
  const { shown, bulk, selected } = room;
  const columns = useMemo(() => columnsOf(shown), [shown]);
  const order = useMemo(() => columns.flatMap(({ tasks }) => tasks.map(({ id }) => id)), [columns]);
  const [dragged, setDragged] = useState<Task | null>(null);
  const keys = useBoardKeys(columns, room);
  useRoomCommands({ room, root: keys.root, order, move: keys.move, sideways: keys.sideways });
  const clicks = useRowClicks(room, order);
  const sensors = useSensors(
    // A click is not a drag; nor is the beginning of a scroll.
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const nameOf = (status: unknown) => t(`status.${status as TaskStatus}`);
  /** A card that is selected takes the others along. */
  const withOthers = useCallback(
    (task: Task) => (selected.some(({ id }) => id === task.id) ? selected : [task]),
    [selected],
  );
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const task = active.data.current?.['task'] as Task;
    if (over && over.id !== task.status) bulk.moveTo(over.id as TaskStatus, withOthers(task));
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
      onDragCancel={() => setDragged(null)}
      onDragEnd={onDragEnd}
    >
      <section
        ref={keys.root}
        className={classes.board}
        aria-label={t('tasks.board')}
        data-sideways
        data-selecting={room.isSelecting || undefined}
        onKeyDown={(event: KeyboardEvent) => keys.onKeyDown(event)}
        {...clicks}
      >
        {columns.map(({ status, tasks }) => (
          <BoardColumn key={status} ref={keys.register(status)} room={room} status={status} tasks={tasks} />
        ))}
      </section>
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
            {along > 1 ? <span className={classes.along}>{along}</span> : null}
          </div>
        ) : null}
      </DragOverlay>
    </DndContext>
  );
}
