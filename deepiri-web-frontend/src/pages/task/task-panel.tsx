import { useMediaQuery } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { Maximize2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionState } from '../../app/frame/connection-state.tsx';
import { useCommand } from '../../app/keyboard/commands.ts';
import { focusRoom } from '../../app/keyboard/typed-ahead.ts';
import { focusRow, focusTask } from '../../app/keyboard/use-row-keys.ts';
import button from '../../components/button.module.css';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { withKey } from '../../components/with-key.ts';
import { useOpened } from '../../data/use-opened.ts';
import { Departed } from './departed.tsx';
import { TaskBody } from './task-body.tsx';
import classes from './task-panel.module.css';

/** Below this the panel lies over the list instead of beside it. */
const OVER = '(max-width: 1239px)';

/** What lies under an open panel is out of reach, for keys and readers alike. */
function useCoverMain(covers: boolean) {
  useEffect(() => {
    if (!covers) return;
    const main = document.getElementById('main');
    main?.setAttribute('inert', '');
    return () => main?.removeAttribute('inert');
  }, [covers]);
}

/** The focus goes with a panel that the browser’s way back takes: its row has it then. */
function useFocusBack(taskId: string) {
  const last = useRef(taskId);
  last.current = taskId;
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) focusTask(last.current);
      });
    },
    [],
  );
}

type Props = {
  taskId: string;
  /** The name of the room it is open in, which is the page's again afterwards. */
  room: string;
  /** Leads back to the list alone. */
  onClose: () => Promise<void>;
};

/** One task beside the list it came from. */
export function TaskPanel({ taskId, room, onClose }: Props) {
  const { t } = useTranslation();
  const panel = useRef<HTMLElement>(null);
  const over = useMediaQuery(OVER) ?? false;
  const { task, gone, error, refetch } = useOpened(taskId);
  useCoverMain(over);
  useFocusBack(taskId);

  const close = () => {
    void onClose().then(() => {
      focusRow(document.querySelector(`[data-task="${taskId}"]`));
    });
  };
  const navigate = useNavigate();
  useCommand('close', close, 'panel');
  useCommand('task-page', () => void navigate({ to: '/tasks/$taskId/page', params: { taskId } }), 'panel');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another task in the same panel takes the focus again
  useEffect(() => {
    focusRoom(panel.current);
    panel.current?.scrollTo({ top: 0 });
  }, [taskId]);
  useEffect(() => {
    if (task) document.title = t('app.title', { page: task.title });
    return () => {
      document.title = t('app.title', { page: room });
    };
  }, [task, t, room]);

  return (
    <>
      {over ? <div className={classes.scrim} onPointerDown={close} aria-hidden /> : null}
      <aside
        ref={panel}
        className={classes.panel}
        data-task-room={task?.id ?? ''}
        aria-label={task ? `${t('task.region')}: ${task.title}` : t('task.region')}
        tabIndex={-1}
      >
        {over ? (
          <div className={classes.sign}>
            <ConnectionState small />
          </div>
        ) : null}
        <Link
          to="/tasks/$taskId/page"
          params={{ taskId }}
          className={classes.expand}
          aria-label={t('task.page')}
          title={withKey(t('task.page'), 'task-page')}
        >
          <Maximize2 size={15} strokeWidth={1.8} aria-hidden />
        </Link>
        <button
          type="button"
          className={classes.close}
          onClick={close}
          aria-label={t('task.close')}
          title={`${t('action.close')} (Esc)`}
        >
          <X size={17} strokeWidth={1.8} aria-hidden />
        </button>
        {task && gone ? <Departed key={task.id} task={task} from={gone.from} /> : null}
        {task && !gone ? <TaskBody key={task.id} task={task} onGone={close} /> : null}
        {!task && gone?.from === 'everywhere' ? (
          <Empty title={t('task.missing')} text={t('failure.not_found')}>
            <Link to="/" className={button.button}>
              {t('action.back')}
            </Link>
          </Empty>
        ) : null}
        {!task && error ? <Failure error={error} retry={refetch} /> : null}
        {task || error || gone?.from === 'everywhere' ? null : <Skeleton rows={7} height={22} />}
      </aside>
    </>
  );
}
