import type { Task } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { type TaskActions, useTaskActions } from '../../data/use-task-actions.ts';
import { useFormat } from '../../text/use-format.ts';
import { ActionsBar } from './actions-bar.tsx';
import { Ancestors } from './ancestors.tsx';
import { Dependencies } from './dependencies.tsx';
import { Fields } from './fields.tsx';
import { History } from './history.tsx';
import { Notes } from './notes.tsx';
import { Subtasks } from './subtasks/subtasks.tsx';
import classes from './task-body.module.css';
import page from './task-page.module.css';
import { TimeSection } from './time/time-section.tsx';
import { TitleField } from './title-field.tsx';

type Props = { task: Task; onGone: () => void };

function Head({ task, actions, onGone }: Props & { actions: TaskActions }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes.crumb}>
        {task.parentId ? <Ancestors id={task.parentId} /> : null}
        <span>{t(`status.${task.status}`)}</span>
        {task.source?.url ? <a href={task.source.url}>{t('task.from', { provider: task.source.provider })}</a> : null}
      </p>
      <TitleField task={task} actions={actions} />
      <ActionsBar task={task} actions={actions} onGone={onGone} />
    </>
  );
}

function Made({ task }: { task: Task }) {
  const { t } = useTranslation();
  const format = useFormat();
  return <p className={classes.made}>{t('task.created', { when: format.relative(task.createdAt) })}</p>;
}

/** A task in one column, beside a list. */
export function TaskBody({ task, onGone }: Props) {
  const actions = useTaskActions();
  return (
    <>
      <Head task={task} actions={actions} onGone={onGone} />
      <Fields task={task} actions={actions} />
      <Subtasks task={task} actions={actions} />
      <Dependencies task={task} />
      <Notes task={task} />
      <TimeSection task={task} />
      <History task={task} />
      <Made task={task} />
    </>
  );
}

/** How wide the graph of a task can be on its page. */
const GRAPH_ROOM = 680;

/** A task in two columns: what it is about, and what is known of it. */
export function WideTask({ task, onGone }: Props) {
  const actions = useTaskActions();
  return (
    <div className={page.grid}>
      <div className={page.head}>
        <Head task={task} actions={actions} onGone={onGone} />
      </div>
      <div className={page.side}>
        <Fields task={task} actions={actions} />
        <TimeSection task={task} />
        <Made task={task} />
      </div>
      <div className={page.main}>
        <Notes task={task} />
        <Subtasks task={task} actions={actions} />
        <Dependencies task={task} room={GRAPH_ROOM} />
        <History task={task} />
      </div>
    </div>
  );
}
