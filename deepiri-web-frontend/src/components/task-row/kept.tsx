import type { Task } from 'deepiri-sdk';
import { Flame } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { standingOf } from '../../data/habit.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './task-row.module.css';

/** How far a habit is in the window that is under way, and how many it has kept in a row. */
export function Kept({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { today } = useFormat();
  const standing = standingOf(task, today);
  if (!standing) return null;
  const { done, times, unit, streak } = standing;
  return (
    <>
      {times > 1 ? (
        <span className={classes.steps} data-all={done >= times || undefined}>
          {t(`row.kept.${unit}`, { done, times })}
        </span>
      ) : null}
      {streak > 1 ? (
        <span className={classes.streak}>
          <Flame size={12} strokeWidth={2} aria-hidden />
          {t('row.inARow', { count: streak })}
        </span>
      ) : null}
    </>
  );
}
