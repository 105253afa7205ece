import { Link } from '@tanstack/react-router';
import type { Task } from 'deepiri-sdk';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { useFlash } from '../../components/flash.ts';
import { LabelDot } from '../../components/label-dot.tsx';
import titles from '../../components/titles.module.css';
import type { Format } from '../../text/format.ts';
import classes from './trash-row.module.css';

type Props = { task: Task; format: Format; onRestore: () => void };

/** A deleted task. Nothing changes it in the trash, so its last change is when it was deleted. */
export function TrashRow({ task, format, onRestore }: Props) {
  const { t } = useTranslation();
  const lit = useFlash(task.id);
  return (
    <li className={classes.row} data-row data-task={task.id} data-lit={lit}>
      <div className={classes.body}>
        <Link
          to="/trash"
          search={{ task: task.id }}
          className={`${titles.twoLines} ${classes.title}`}
          title={t('trash.open', { title: task.title })}
          data-done={task.status === 'done' || undefined}
        >
          {task.title}
        </Link>
        <p className={classes.meta}>
          <time dateTime={task.updatedAt} title={format.full(task.updatedAt)}>
            {t('trash.deleted', { when: format.relative(task.updatedAt) })}
          </time>
          {task.status === 'done' ? <span>{t('status.done')}</span> : null}
          {task.labels.slice(0, 3).map((label) => (
            <span key={label} className={classes.label}>
              <LabelDot label={label} />
              {label}
            </span>
          ))}
        </p>
      </div>
      <button
        type="button"
        className={`${button.button} ${button.small}`}
        data-row-focus
        aria-label={t('trash.restoreNamed', { title: task.title })}
        onClick={onRestore}
      >
        <RotateCcw size={14} strokeWidth={1.8} aria-hidden />
        {t('trash.restore')}
      </button>
    </li>
  );
}
