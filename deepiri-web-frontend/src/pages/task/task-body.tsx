import type { Task } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { useTaskActions } from '../../data/use-task-actions.ts';
import { useFormat } from '../../text/use-format.ts';
import { ActionsBar } from './actions-bar.tsx';
import { Dependencies } from './dependencies.tsx';
import { Fields } from './fields.tsx';
import { History } from './history.tsx';
import { Notes } from './notes.tsx';
import classes from './task-body.module.css';
import { TitleField } from './title-field.tsx';

export function TaskBody({ task, onGone }: { task: Task; onGone: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const actions = useTaskActions();
  return (
    <>
      <p className={classes.crumb}>
        <span>{t(`status.${task.status}`)}</span>
        {task.source?.url ? <a href={task.source.url}>{t('task.from', { provider: task.source.provider })}</a> : null}
      </p>
      <TitleField task={task} actions={actions} />
      <ActionsBar task={task} actions={actions} onGone={onGone} />
      <Fields task={task} actions={actions} />
      <Dependencies task={task} />
      <Notes task={task} />
      <History task={task} />
      <p className={classes.made}>{t('task.created', { when: format.relative(task.createdAt) })}</p>
    </>
  );
}
