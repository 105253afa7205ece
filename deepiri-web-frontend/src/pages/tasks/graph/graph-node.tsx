import type { Task } from 'deepiri-sdk';
import { Check, Hourglass, Play } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlash } from '../../../components/flash.ts';
import { TaskLink } from '../../../components/task-link.tsx';
import { isOpen } from '../../../data/task-cache.ts';
import type { Format } from '../../../text/format.ts';
import classes from './graph-node.module.css';
import { BOX, type Point } from './layers.ts';

type Props = {
  task: Task;
  at: Point;
  format: Format;
  /** How many open tasks it waits for. */
  waitsFor: number;
  isCritical: boolean;
  isOutside: boolean;
  isOpened: boolean;
  isSelected: boolean;
  /** Whether it stands in the way of the task that is looked at. */
  isBlocking: boolean;
};

/** A task of the graph. */
export const GraphNode = memo(function GraphNode(props: Props) {
  const { task, at, format, waitsFor, isCritical, isOutside, isOpened, isSelected, isBlocking } = props;
  const { t } = useTranslation();
  const lit = useFlash(task.id);
  const open = isOpen(task);
  const isReady = open && waitsFor === 0 && task.status !== 'blocked';
  return (
    <div
      className={classes.node}
      style={{ transform: `translate(${at.x}px, ${at.y}px)`, width: BOX.width, height: BOX.height }}
      data-row
      data-task={task.id}
      data-ready={isReady || undefined}
      data-closed={!open || undefined}
      data-critical={(open && isCritical) || undefined}
      data-outside={isOutside || undefined}
      data-open={isOpened || undefined}
      data-selected={isSelected || undefined}
      data-blocking={isBlocking || undefined}
      data-lit={lit}
    >
      <TaskLink taskId={task.id} className={classes.link} draggable={false} data-row-focus title={task.title}>
        <span className={classes.title}>{task.title}</span>
        <span className={classes.meta}>
          {!open ? (
            <>
              <Check size={11} strokeWidth={2.4} aria-hidden />
              {t(`status.${task.status}`)}
            </>
          ) : isReady ? (
            <>
              <Play size={9} fill="currentColor" aria-hidden />
              {t(task.status === 'in_progress' ? 'status.in_progress' : 'chains.ready')}
            </>
          ) : (
            <>
              <Hourglass size={10} strokeWidth={2.2} aria-hidden />
              {t('chains.waits', { count: waitsFor })}
            </>
          )}
          {open && task.dueAt ? <span>{format.due(task.dueAt)}</span> : null}
          {isOutside ? <span className={classes.spoken}>{t('chains.outside')}</span> : null}
          {open && isCritical ? <span className={classes.spoken}>{t('chains.critical')}</span> : null}
        </span>
      </TaskLink>
    </div>
  );
});
