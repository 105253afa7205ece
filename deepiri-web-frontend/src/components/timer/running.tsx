import type { TimeEntry } from 'deepiri-sdk';
import { Square } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { useTask } from '../../data/tasks.ts';
import { isForgotten } from '../../data/time-rules.ts';
import { useTimeActions } from '../../data/time-spent.ts';
import { TaskLink } from '../task-link.tsx';
import { useNow } from '../use-now.ts';
import { Elapsed } from './elapsed.tsx';
import classes from './timer.module.css';

const Asked = lazy(() => import('./asked.tsx').then((module) => ({ default: module.Asked })));

export type RunningProps = {
  entry: TimeEntry;
  /** Where in the frame. */
  place: 'rail' | 'phone';
};

/** The task, the time, and the way to stop. */
export function Running({ entry, place }: RunningProps) {
  const { t } = useTranslation();
  const now = useNow();
  const { stop } = useTimeActions();
  const task = useTask(entry.taskId).data;
  useCommand('timer', () => stop(), 'frame');
  const title = task?.title ?? '';
  const long = isForgotten(entry, now);
  return (
    <section
      className={classes.running}
      data-place={place}
      data-long={long || undefined}
      aria-label={t('timer.region')}
    >
      <span className={classes.pulse} aria-hidden />
      <TaskLink taskId={entry.taskId} className={classes.task} title={title}>
        <span className={classes.title}>{title}</span>
        <span className={classes.time} role="timer">
          <Elapsed since={entry.startedAt} />
        </span>
      </TaskLink>
      {long ? (
        <Suspense fallback={null}>
          <Asked entry={entry} estimateMinutes={task?.estimateMinutes ?? null} />
        </Suspense>
      ) : null}
      <button
        type="button"
        className={classes.stop}
        aria-label={t('timer.stopNamed', { title })}
        title={`${t('timer.stop')} (B)`}
        onClick={() => stop()}
      >
        <Square size={11} fill="currentColor" aria-hidden />
      </button>
    </section>
  );
}
