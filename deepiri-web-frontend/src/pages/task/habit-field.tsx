import type { Task } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { Kept } from '../../components/task-row/kept.tsx';
import { standingOf } from '../../data/habit.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './fields.module.css';

/** How a habit is kept: in this window, in a row, and how often it was not. */
export function HabitField({ task }: { task: Task }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { habit } = task;
  if (!habit) return null;
  const { from, times, missed, streak } = habit;
  const best = Math.max(habit.best, standingOf(task, format.today)?.streak ?? 0);
  const isAhead = format.today < from && times > 1;
  const isNew = times === 1 && best + missed === 0;
  return (
    <>
      <dt>{t('habit.title')}</dt>
      <dd className={classes.habit}>
        <Kept task={task} />
        {isAhead ? <span>{t('habit.ahead', { count: times, day: format.day(from) })}</span> : null}
        {format.today < from && streak > 1 ? <span>{t('row.inARow', { count: streak })}</span> : null}
        {best > 0 ? <span>{t('habit.best', { count: best })}</span> : null}
        {missed > 0 ? <span>{t('habit.missed', { count: missed })}</span> : null}
        {isNew ? <span>{t('habit.none')}</span> : null}
      </dd>
    </>
  );
}
