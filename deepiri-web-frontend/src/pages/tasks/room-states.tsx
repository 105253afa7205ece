import { useNavigate } from '@tanstack/react-router';
import { CircleCheckBig, Funnel } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../../app/keyboard/commands.ts';
import button from '../../components/button.module.css';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { showsDone, withDone } from './done-ones.ts';
import classes from './room-states.module.css';
import type { Room } from './use-room.ts';

type Props = {
  room: Room;
  filter: string | undefined;
  /** Whether the line that is being written cannot be read; what is there is what the one before asked for. */
  isWrong: boolean;
};

/** What is said where rows are missing: that they come, that there are none and why, or what went wrong. */
export function RoomStates({ room, filter = '', isWrong }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const show = (next: string | undefined) =>
    void navigate({ to: '/tasks', search: (now) => ({ ...now, filter: next }) });
  const clear = (
    <button type="button" className={button.button} onClick={() => show(undefined)}>
      {t('tasks.filterClear')}
    </button>
  );
  const funnel = <Funnel size={24} strokeWidth={1.5} aria-hidden />;
  const unreadable = (way: ReactNode) => (
    <div className={classes.unreadable}>
      <Empty title={t('tasks.unreadable')} text={t('tasks.unreadableHint')}>
        {way}
      </Empty>
    </div>
  );
  if (room.unreadable) return unreadable(clear);
  if (room.error) return <Failure error={room.error} retry={room.retry} />;
  if (!room.isLoaded) return <Skeleton rows={8} height={36} gap={20} />;
  if (room.moreFailed)
    return (
      <Empty title={t('tasks.moreFailed')} text={t('failure.other')}>
        <button type="button" className={button.button} onClick={room.retry}>
          {t('action.retry')}
        </button>
      </Empty>
    );
  if (room.shown.length === 0 && room.isPartial) return <Skeleton rows={8} height={36} gap={20} />;
  if (room.shown.length > 0 || !room.isWhole) return null;
  if (isWrong) return unreadable(null);
  if (filter !== '' && showsDone(filter) === false)
    return (
      <Empty icon={funnel} title={t('tasks.nothing')} text={t('tasks.nothingOpen')}>
        <button type="button" className={button.button} onClick={() => show(withDone(filter, true))}>
          {t('tasks.showDone')}
        </button>
        {clear}
      </Empty>
    );
  if (filter !== '')
    return (
      <Empty icon={funnel} title={t('tasks.nothing')} text={t('tasks.nothingHint')}>
        {clear}
      </Empty>
    );
  return (
    <Empty
      icon={<CircleCheckBig size={24} strokeWidth={1.5} aria-hidden />}
      title={t('tasks.empty')}
      text={t('tasks.emptyHint')}
    >
      <button type="button" className={button.primary} onClick={() => runCommand('quick-add')}>
        {t('tasks.emptyAdd')}
      </button>
    </Empty>
  );
}
