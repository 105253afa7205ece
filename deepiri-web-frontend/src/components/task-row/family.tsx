import { CornerDownRight, ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOpenTitle, useProgress } from '../../data/family.ts';
import words from '../words.module.css';
import classes from './task-row.module.css';

/** How many of its subtasks are done: `2/5`. */
export function Steps({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const progress = useProgress(taskId);
  if (!progress) return null;
  const { done, total } = progress;
  const text = t('row.steps', { done, count: total });
  return (
    <span className={classes.steps} data-all={done === total || undefined} role="img" aria-label={text} title={text}>
      <ListChecks size={12} strokeWidth={2} aria-hidden />
      {done}/{total}
    </span>
  );
}

/** The task that this one is a part of. */
export function PartOf({ parentId }: { parentId: string }) {
  const { t } = useTranslation();
  const title = useOpenTitle(parentId);
  if (title === undefined) return null;
  return (
    <span className={classes.partOf} title={t('row.partOf', { title })}>
      <CornerDownRight size={11} strokeWidth={2} aria-hidden />
      <span className={words.spoken}>{t('row.partOf', { title: '' })}</span>
      {title}
    </span>
  );
}
