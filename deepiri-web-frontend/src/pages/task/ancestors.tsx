import { useTranslation } from 'react-i18next';
import { TaskLink } from '../../components/task-link.tsx';
import { useTask } from '../../data/tasks.ts';
import classes from './task-body.module.css';

/** The tasks that one is a part of, from the uppermost down, each a way there. */
export function Ancestors({ id }: { id: string }) {
  const { t } = useTranslation();
  const parent = useTask(id).data;
  if (!parent) return null;
  return (
    <>
      {parent.parentId ? <Ancestors id={parent.parentId} /> : null}
      <TaskLink taskId={parent.id} className={classes.ancestor} title={t('row.partOf', { title: parent.title })}>
        {parent.title}
      </TaskLink>
      <span aria-hidden>›</span>
    </>
  );
}
