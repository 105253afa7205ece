import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { PanelRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { focusRoom } from '../../app/keyboard/typed-ahead.ts';
import button from '../../components/button.module.css';
import { Page } from '../../components/page.tsx';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { TaskPlace } from '../../components/task-link.tsx';
import { withKey } from '../../components/with-key.ts';
import { useOpened } from '../../data/use-opened.ts';
import { Departed } from './departed.tsx';
import { WideTask } from './task-body.tsx';
import classes from './task-page.module.css';

/** One task with all the room there is. */
export function TaskPage() {
  const { t } = useTranslation();
  const { taskId } = useParams({ strict: false }) as { taskId: string };
  const navigate = useNavigate();
  const room = useRef<HTMLDivElement>(null);
  const { task, gone, error, refetch } = useOpened(taskId);
  const beside = () => void navigate({ to: '/tasks/$taskId', params: { taskId } });
  useCommand('task-page', beside);
  useCommand('close', beside);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another task on the same page takes the focus again
  useEffect(() => focusRoom(room.current), [taskId]);
  useEffect(() => {
    if (task) document.title = t('app.title', { page: task.title });
  }, [task, t]);
  return (
    <TaskPlace value="page">
      <Page
        title={t('task.region')}
        wide
        actions={
          <Link
            to="/tasks/$taskId"
            params={{ taskId }}
            className={`${button.button} ${classes.beside}`}
            title={withKey(t('task.beside'), 'task-page')}
          >
            <PanelRight size={15} strokeWidth={1.8} aria-hidden />
            <span>{t('task.beside')}</span>
          </Link>
        }
      >
        <div ref={room} tabIndex={-1} data-task-room={task?.id ?? ''} className={classes.room}>
          {task && gone ? <Departed key={task.id} task={task} from={gone.from} /> : null}
          {task && !gone ? <WideTask key={task.id} task={task} onGone={() => void navigate({ to: '/' })} /> : null}
          {!task && gone?.from === 'everywhere' ? (
            <Empty title={t('task.missing')} text={t('failure.not_found')}>
              <Link to="/" className={button.button}>
                {t('action.back')}
              </Link>
            </Empty>
          ) : null}
          {!task && error ? <Failure error={error} retry={refetch} /> : null}
          {task || error || gone?.from === 'everywhere' ? null : <Skeleton rows={7} height={22} />}
        </div>
      </Page>
    </TaskPlace>
  );
}
