import type { Task } from 'deepiri-sdk';
import { type Ref, type RefObject, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpen } from '../../../data/task-cache.ts';
import type { Room } from '../use-room.ts';
import type { Canvas } from './canvas.ts';
import type { Chain } from './chains.ts';
import classes from './graph-canvas.module.css';
import { GraphNode } from './graph-node.tsx';
import type { useZoom } from './use-zoom.ts';

type Props = {
  ref: RefObject<HTMLElement | null>;
  room: Room;
  canvas: Canvas;
  tasks: ReadonlyMap<string, Task>;
  open: ReadonlyMap<string, Task>;
  outside: ReadonlySet<string>;
  critical: readonly string[];
  looked: string | null;
  blocking: ReadonlySet<string>;
  zoom: ReturnType<typeof useZoom>;
  describedBy: string;
  onLook: (id: string | null) => void;
};

const taskAt = (target: EventTarget) => (target as Element).closest<HTMLElement>('[data-row]')?.dataset['task'] ?? null;

/** The chains as boxes and the waiting as curves between them. */
export function GraphCanvas(props: Props) {
  const { ref, room, canvas, tasks, open, outside, looked, blocking, zoom, describedBy, onLook } = props;
  const { t } = useTranslation();
  const critical = useMemo(() => new Map(props.critical.map((id, at) => [id, at])), [props.critical]);
  const { scale } = zoom;
  return (
    <section
      ref={ref as Ref<HTMLElement>}
      className={classes.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
      tabIndex={0}
      aria-label={t('chains.graph')}
      aria-describedby={describedBy}
      data-sideways
      {...zoom.pan}
      onFocus={({ target }) => onLook(taskAt(target))}
      onBlur={() => onLook(null)}
      onPointerOver={({ target }) => onLook(taskAt(target))}
    >
      <div className={classes.frame} style={{ width: canvas.width * scale, height: canvas.height * scale }}>
        <div
          className={classes.canvas}
          style={{ transform: `scale(${scale})`, width: canvas.width, height: canvas.height }}
        >
          {canvas.blocks.map(({ chain, x, y, width, height }) => (
            <div
              key={chain.key}
              className={classes.block}
              style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
            >
              <ChainName chain={chain} room={room} />
            </div>
          ))}
          <Edges canvas={canvas} critical={critical} looked={looked} blocking={blocking} />
          {[...canvas.nodes].map(([id, at]) => {
            const task = tasks.get(id);
            return task ? (
              <GraphNode
                key={id}
                task={task}
                at={at}
                format={room.format}
                waitsFor={task.blockedBy.filter((other) => open.has(other)).length}
                isCritical={critical.has(id)}
                isOutside={outside.has(id)}
                isOpened={id === room.openId}
                isSelected={room.selection.ids.has(id)}
                isBlocking={blocking.has(id)}
              />
            ) : null;
          })}
        </div>
      </div>
    </section>
  );
}

function ChainName({ chain, room }: { chain: Chain; room: Room }) {
  const { t } = useTranslation();
  const open = chain.tasks.filter(isOpen);
  const minutes = open.reduce((sum, { estimateMinutes }) => sum + (estimateMinutes ?? 0), 0);
  const count = t('chains.size', { count: chain.tasks.length });
  return <h2 className={classes.name}>{minutes > 0 ? `${count} · ${room.format.minutes(minutes)}` : count}</h2>;
}

type EdgesProps = {
  canvas: Canvas;
  critical: ReadonlyMap<string, number>;
  looked: string | null;
  blocking: ReadonlySet<string>;
};

function Edges({ canvas, critical, looked, blocking }: EdgesProps) {
  const arrow = useId();
  const followed = (from: string, to: string) =>
    critical.has(to) && critical.get(from) === (critical.get(to) as number) + 1;
  return (
    <svg className={classes.edges} width={canvas.width} height={canvas.height} aria-hidden>
      <defs>
        <marker id={arrow} viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M1 1 6.5 4 1 7" fill="none" stroke="context-stroke" strokeWidth="1.4" />
        </marker>
      </defs>
      {canvas.edges.map(({ key, edge: { from, to }, path, x, y }) => (
        <path
          key={key}
          d={path}
          transform={`translate(${x} ${y})`}
          markerEnd={`url(#${arrow})`}
          data-critical={followed(from, to) || undefined}
          data-blocking={(blocking.has(to) && (from === looked || blocking.has(from))) || undefined}
        />
      ))}
    </svg>
  );
}
