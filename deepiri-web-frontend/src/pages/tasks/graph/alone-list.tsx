import type { Task } from 'deepiri-sdk';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TaskLink } from '../../../components/task-link.tsx';
import { isOpen } from '../../../data/task-cache.ts';
import type { Room } from '../use-room.ts';
import classes from './alone-list.module.css';

const MOST = 100;

/** Tasks that nothing holds up and that hold nothing up. */
export function AloneList({ room, tasks }: { room: Room; tasks: readonly Task[] }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <aside className={classes.alone} aria-labelledby={id}>
      <h2 id={id} className={classes.name}>
        {t('chains.alone')}
        <span className={classes.count}>
          {tasks.length}
          {room.isWhole ? null : '+'}
        </span>
      </h2>
      <ul className={classes.list}>
        {tasks.slice(0, MOST).map((task) => (
          <li
            key={task.id}
            className={classes.row}
            data-row
            data-task={task.id}
            data-open={task.id === room.openId || undefined}
            data-selected={room.selection.ids.has(task.id) || undefined}
            data-closed={!isOpen(task) || undefined}
          >
            <TaskLink taskId={task.id} className={classes.link} data-row-focus>
              <span className={classes.title} title={task.title}>
                {task.title}
              </span>
              {task.dueAt ? <span className={classes.due}>{room.format.due(task.dueAt)}</span> : null}
            </TaskLink>
          </li>
        ))}
      </ul>
      {tasks.length > MOST ? <p className={classes.rest}>{t('chains.rest', { count: tasks.length - MOST })}</p> : null}
    </aside>
  );
}
