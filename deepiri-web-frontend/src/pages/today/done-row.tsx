import type { Task } from 'deepiri-sdk';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckBox } from '../../components/check-box.tsx';
import { TaskLink } from '../../components/task-link.tsx';
import { Kept } from '../../components/task-row/kept.tsx';
import titles from '../../components/titles.module.css';
import classes from './done-row.module.css';

type Props = { task: Task; earned: number | null; open: boolean; onToggle: (task: Task) => void };

/** A finished task and what it earned; its box opens it again. */
export const DoneRow = memo(function DoneRow({ task, earned, open, onToggle }: Props) {
  const { t } = useTranslation();
  return (
    <li className={classes.row} data-row data-task={task.id} data-done data-open={open || undefined}>
      <CheckBox checked label={t('row.reopen', { title: task.title })} onToggle={() => onToggle(task)} rowFocus />
      <TaskLink taskId={task.id} className={`${titles.twoLines} ${titles.fillsRow} ${classes.title}`}>
        {task.title}
      </TaskLink>
      {task.habit ? <Kept task={task} /> : null}
      {earned === null ? null : (
        <span className={classes.earned} title={t('row.earned', { amount: earned })}>
          {earned}
        </span>
      )}
    </li>
  );
});
