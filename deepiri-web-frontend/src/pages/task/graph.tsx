import type { TaskGraph } from 'deepiri-sdk';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenTask } from '../../components/task-link.tsx';
import titles from '../../components/titles.module.css';
import classes from './graph.module.css';
import { layoutGraph, NODE, ROOM } from './graph-layout.ts';
import { textWidth } from './text-width.ts';

/** What comes before and after the task. The open way that leads to it is red. */
export function Graph({ taskId, graph, room = ROOM }: { taskId: string; graph: TaskGraph; room?: number }) {
  const { t } = useTranslation();
  const open = useOpenTask();
  const arrow = useId();
  const { nodes, edges, ...size } = useMemo(
    () => layoutGraph(taskId, graph, t('graph.this'), textWidth, room),
    [taskId, graph, t, room],
  );
  const here = graph.nodes.find((node) => node.id === taskId);
  const before = graph.edges.filter((edge) => edge.from === taskId).length;
  const after = graph.edges.filter((edge) => edge.to === taskId).length;
  return (
    <section
      className={classes.scroll}
      tabIndex={size.width > room ? 0 : undefined}
      aria-label={t('graph.label', { title: here?.title ?? '', before, after })}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section around it has the name; a title would cover those of the tasks */}
      <svg {...size} viewBox={`0 0 ${size.width} ${size.height}`}>
        <defs>
          <marker id={arrow} viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M1 1 6.5 4 1 7" fill="none" stroke="context-stroke" strokeWidth="1.4" />
          </marker>
        </defs>
        {edges.map((edge) => (
          <path
            key={edge.key}
            d={edge.path}
            className={classes.edge}
            data-blocking={edge.blocking || undefined}
            markerEnd={`url(#${arrow})`}
          />
        ))}
        {nodes.map(({ task, text, x, y, width, role }) => (
          <a
            key={task.id}
            href={`/tasks/${task.id}`}
            className={classes.node}
            data-role={role}
            aria-current={role === 'this' ? 'true' : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              open(task.id);
            }}
          >
            <title>{task.title}</title>
            <rect x={x} y={y} width={width} height={NODE.height} rx="8" />
            <foreignObject x={x} y={y} width={width} height={NODE.height}>
              <div className={classes.box} dir="auto">
                <span className={titles.twoLines}>{text}</span>
              </div>
            </foreignObject>
          </a>
        ))}
      </svg>
    </section>
  );
}
