import { VisuallyHidden } from '@mantine/core';
import type { Task } from 'deepiri-sdk';
import { Play, Plus, Square } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/keyboard/commands.ts';
import section from '../../../components/panel-section.module.css';
import { Failure } from '../../../components/states.tsx';
import { Elapsed } from '../../../components/timer/elapsed.tsx';
import { Forgotten } from '../../../components/timer/forgotten.tsx';
import { useNow } from '../../../components/use-now.ts';
import { isForgotten } from '../../../data/time-rules.ts';
import { useTimeActions, useTimeEntries } from '../../../data/time-spent.ts';
import { useTimer } from '../../../data/timer.ts';
import { useFormat } from '../../../text/use-format.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryRow } from './entry-row.tsx';
import classes from './time-section.module.css';

const FIRST = 4;

/** The time spent on a task: a timer, and every stretch of it. */
export function TimeSection({ task }: { task: Task }) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const now = useNow();
  const { start, stop, add } = useTimeActions();
  const timer = useTimer();
  const { data: entries = [], error, refetch } = useTimeEntries(task.id);
  const [adding, setAdding] = useState(false);
  const [all, setAll] = useState(false);
  const running = timer?.taskId === task.id ? timer : null;
  const toggle = () => (running ? stop() : start(task));
  useCommand('timer', toggle, 'panel');
  useCommand('task-entry', () => setAdding(true), 'panel');
  const ended = entries.filter(({ endedAt }) => endedAt !== null);
  return (
    <section className={section.section} aria-labelledby={id}>
      <div className={section.head}>
        <h2 id={id} className={section.title}>
          {t('spentTime.title')}{' '}
          {task.actualMinutes === null ? null : (
            <span className={classes.sum}>
              {task.estimateMinutes === null
                ? format.minutes(task.actualMinutes)
                : t('spentTime.of', {
                    spent: format.minutes(task.actualMinutes),
                    estimate: format.minutes(task.estimateMinutes),
                  })}
            </span>
          )}
        </h2>
        <span className={classes.actions}>
          <button
            type="button"
            className={section.action}
            aria-label={t('spentTime.add')}
            aria-expanded={adding}
            onClick={() => setAdding(!adding)}
          >
            <Plus size={14} aria-hidden />
            {t('spentTime.addShort')}
          </button>
          <button type="button" className={classes.toggle} data-on={running ? true : undefined} onClick={toggle}>
            {running ? (
              <Square size={10} fill="currentColor" aria-hidden />
            ) : (
              <Play size={12} fill="currentColor" aria-hidden />
            )}
            {running ? null : t('timer.start')}
            {running ? <VisuallyHidden>{t('timer.stop')} </VisuallyHidden> : null}
            {running ? (
              <span className={classes.clock}>
                <Elapsed since={running.startedAt} />
              </span>
            ) : null}
          </button>
        </span>
      </div>
      {running && isForgotten(running, now) ? (
        <div className={classes.asked}>
          <Forgotten entry={running} estimateMinutes={task.estimateMinutes} />
        </div>
      ) : null}
      {adding ? (
        <EntryForm
          onSave={(stretch) => {
            add({ taskId: task.id, ...stretch });
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : null}
      {error ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      <ul className={classes.list} aria-label={t('spentTime.list')}>
        {ended.slice(0, all ? undefined : FIRST).map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </ul>
      {!all && ended.length > FIRST ? (
        <button type="button" className={section.action} onClick={() => setAll(true)}>
          {t('action.more')}
        </button>
      ) : null}
    </section>
  );
}
