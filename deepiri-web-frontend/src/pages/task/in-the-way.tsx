import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TaskLink } from '../../components/task-link.tsx';
import type { nextInTheWay } from './graph-layout.ts';
import classes from './in-the-way.module.css';

/** Why a task cannot be done yet: what has to be done first, with the way there. */
export function InTheWay({ next }: { next: NonNullable<ReturnType<typeof nextInTheWay>> }) {
  const { t } = useTranslation();
  return (
    <p className={classes.way}>
      <Hourglass size={14} strokeWidth={1.8} aria-hidden />
      <span>
        {t('graph.next')} <TaskLink taskId={next.task.id}>{next.task.title}</TaskLink>
        {next.others > 0 ? <> {t('graph.others', { count: next.others })}</> : null}
      </span>
    </p>
  );
}
