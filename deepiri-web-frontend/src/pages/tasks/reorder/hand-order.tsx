import { DndContext, type DragStartEvent, useDraggable } from '@dnd-kit/core';
import type { Task } from 'deepiri-sdk';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { rowItemOf } from '../../../components/task-row/row-item.ts';
import { TaskRowBody } from '../../../components/task-row/task-row.tsx';
import words from '../../../components/words.module.css';
import { Along } from '../along.tsx';
import type { Room } from '../use-room.ts';
import { DropLine } from './drop-line.tsx';
import { type Gap, gapAt } from './gap.ts';
import classes from './hand-order.module.css';
import { useDragSensors, usePointer } from './use-drag-sensors.ts';
import { useReorder } from './use-reorder.ts';

/** The row that is being dragged, where it stood on the screen, and how far down in it the pointer took it. */
type Dragged = { task: Task; row: HTMLElement; left: number; width: number; grip: number };
type Move = { gap: Gap | null; y: number };

/** A list whose rows can be put in order: by mouse, by finger, or with Alt and an arrow. */
export function HandOrder({ room, children }: { room: Room; children: ReactNode }) {
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const pointer = usePointer();
  const reorder = useReorder(room);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [move, setMove] = useState<Move | null>(null);
  const begin = ({ activatorEvent }: DragStartEvent) => {
    const row = (activatorEvent.target as Element | null)?.closest<HTMLElement>('[data-row]');
    const task = room.shown.find(({ id }) => id === row?.dataset['task']);
    if (!row || !task) return;
    const { left, top, width } = row.getBoundingClientRect();
    row.dataset['away'] = '';
    setDragged({ task, row, left, width, grip: pointer.current.y - top });
  };
  const end = () => {
    delete dragged?.row.dataset['away'];
    setDragged(null);
    setMove(null);
  };
  return (
    <DndContext
      sensors={useDragSensors()}
      accessibility={{
        announcements: {
          onDragStart: () => t('tasks.drag.start'),
          onDragOver: () => undefined,
          onDragEnd: () => undefined,
          onDragCancel: () => t('tasks.drag.cancel'),
        },
        screenReaderInstructions: { draggable: t('hand.keys') },
      }}
      onDragStart={begin}
      onDragMove={() => setMove({ gap: gapAt(root.current, pointer.current.y), y: pointer.current.y })}
      onDragCancel={end}
      onDragEnd={() => {
        if (dragged && move?.gap) reorder.drop(room.shown, dragged.task.id, move.gap);
        end();
      }}
    >
      <Surface
        root={root}
        onKeyDown={(event) => {
          if (reorder.onKey(event, root.current, room.shown)) event.preventDefault();
        }}
      >
        {children}
      </Surface>
      <p className={words.spoken} aria-live="polite">
        {reorder.said}
      </p>
      {dragged && move ? (
        <>
          <DropLine gap={move.gap} />
          <Ghost room={room} dragged={dragged} y={move.y} along={reorder.along(dragged.task.id).size} />
        </>
      ) : null}
    </DndContext>
  );
}

type SurfaceProps = {
  root: { current: HTMLDivElement | null };
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
};

/** One thing to drag for all rows, since only those in sight are there: the row is the one under the pointer. */
function Surface({ root, onKeyDown, children }: SurfaceProps) {
  const { setNodeRef, listeners } = useDraggable({ id: 'rows' });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows in it have the roles; it hears what they do not take
    <div
      ref={(node) => {
        root.current = node;
        setNodeRef(node);
      }}
      className={classes.surface}
      {...listeners}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

function Ghost({ room, dragged, y, along }: { room: Room; dragged: Dragged; y: number; along: number }) {
  const { task, left, width, grip } = dragged;
  return createPortal(
    <div className={classes.ghost} style={{ left, top: y - grip, width }} data-dragged inert>
      <TaskRowBody
        item={rowItemOf(task, room.clock, room.isWaiting(task))}
        format={room.format}
        pays={null}
        settled={false}
        onToggle={() => {}}
      />
      <Along count={along} />
    </div>,
    document.body,
  );
}
