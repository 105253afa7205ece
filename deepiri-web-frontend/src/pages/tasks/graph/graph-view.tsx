import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { Workflow } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusedRow, focusRow } from '../../../app/keyboard/use-row-keys.ts';
import { Empty } from '../../../components/states.tsx';
import words from '../../../components/words.module.css';
import { isOpen } from '../../../data/task-cache.ts';
import { usePlan } from '../../../data/tasks.ts';
import type { Room } from '../use-room.ts';
import { useRoomCommands } from '../use-room-commands.ts';
import { useRowClicks } from '../use-row-clicks.ts';
import { AloneList } from './alone-list.tsx';
import { canvasOf, type Direction, towards } from './canvas.ts';
import { blockersOf, chainsOf } from './chains.ts';
import { DoneNote } from './done-note.tsx';
import { GraphCanvas } from './graph-canvas.tsx';
import { GraphLegend } from './graph-legend.tsx';
import classes from './graph-view.module.css';
import { useZoom } from './use-zoom.ts';

/** So many tasks are drawn; more would be no picture any more. */
const MOST = 400;
const focusTask = (root: HTMLElement | null, id: string | undefined) =>
  id !== undefined && focusRow(root?.querySelector(`[data-task="${CSS.escape(id)}"]`));

/** What waits for what among the tasks of the list: chains from left to right, and beside them what stands alone. */
export function GraphView({ room, filter }: { room: Room; filter: string }) {
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLElement>(null);
  const hint = useId();
  const narrow = useMediaQuery('(max-width: 719px)', false, { getInitialValueInEffect: false });
  const { ref: sized, width } = useElementSize<HTMLDivElement>();
  const plan = usePlan().data;
  const { shown } = room;
  const open = useMemo(
    () => new Map((plan?.items ?? []).filter(({ task }) => isOpen(task)).map(({ task }) => [task.id, task])),
    [plan],
  );
  const { chains, alone, outside, left } = useMemo(() => chainsOf(shown, open, MOST), [shown, open]);
  const canvas = useMemo(() => canvasOf(chains, narrow ? 0 : Math.floor(width / 200) * 200), [chains, narrow, width]);
  const tasks = useMemo(() => new Map(chains.flatMap((chain) => chain.tasks.map((task) => [task.id, task]))), [chains]);
  const [looked, look] = useState<string | null>(null);
  const blocking = useMemo(
    () =>
      looked === null
        ? new Set<string>()
        : blockersOf(
            looked,
            canvas.edges.map(({ edge }) => edge),
            tasks,
          ),
    [looked, canvas, tasks],
  );
  const zoom = useZoom(scroll, canvas, width);
  const order = useMemo(() => [...tasks.keys(), ...alone.map(({ id }) => id)], [tasks, alone]);

  const go = (direction: Direction): boolean => {
    const id = focusedRow(root.current)?.dataset['task'];
    if (id === undefined) return focusTask(root.current, order[0]);
    if (tasks.has(id)) {
      const next = towards(canvas, id, direction) ?? (direction === 'down' ? alone[0]?.id : undefined);
      return next === undefined || focusTask(root.current, next);
    }
    const at = alone.findIndex((task) => task.id === id) + ({ up: -1, down: 1, left: 0, right: 0 }[direction] ?? 0);
    if (direction === 'left' || at < 0) return focusTask(root.current, [...tasks.keys()].at(-1));
    return focusTask(root.current, alone[at]?.id) || true;
  };
  useRoomCommands({
    room,
    root,
    order,
    move: (step) => go(step === 1 ? 'down' : 'up'),
    sideways: (step) => go(step === 1 ? 'right' : 'left'),
  });
  const clicks = useRowClicks(room, order);

  return (
    <div ref={root} className={classes.view} {...clicks}>
      <GraphLegend hasOutside={outside.size > 0} zoom={chains.length > 0 ? zoom : null} />
      <p id={hint} className={words.spoken}>
        {t('chains.keys')}
      </p>
      <DoneNote filter={filter} isReadable={room.unreadable === null} />
      {left > 0 ? (
        <p className={classes.note} role="note">
          {t('chains.left', { count: tasks.size, all: tasks.size + left })}
        </p>
      ) : null}
      <div ref={sized} className={classes.split}>
        {chains.length > 0 ? (
          <GraphCanvas
            ref={scroll}
            room={room}
            canvas={canvas}
            tasks={tasks}
            open={open}
            outside={outside}
            critical={plan?.criticalPath ?? []}
            looked={looked}
            blocking={blocking}
            zoom={zoom}
            describedBy={hint}
            onLook={look}
          />
        ) : room.isWhole ? (
          <div className={classes.none}>
            <Empty
              icon={<Workflow size={24} strokeWidth={1.5} aria-hidden />}
              title={t('chains.none')}
              text={t('chains.noneHint')}
            />
          </div>
        ) : null}
        {alone.length > 0 ? <AloneList room={room} tasks={alone} /> : null}
      </div>
    </div>
  );
}
