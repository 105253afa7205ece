import { Menu } from '@mantine/core';
import type { Task } from 'deepiri-sdk';
import { Check, Ellipsis, Link2, Play, RotateCcw, SkipForward, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { noRowHasFocus } from '../../app/keyboard/use-row-keys.ts';
import { copyText } from '../../components/copy-text.ts';
import { rememberStart } from '../../components/flight-start.ts';
import { toast } from '../../components/toasts/store.ts';
import { useNow } from '../../components/use-now.ts';
import { withKey } from '../../components/with-key.ts';
import { isSeveral } from '../../data/habit.ts';
import { useMe } from '../../data/session.ts';
import { movedTo } from '../../data/task-days.ts';
import { usePlan } from '../../data/tasks.ts';
import type { TaskActions } from '../../data/use-task-actions.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './actions-bar.module.css';

export function ActionsBar({ task, actions, onGone }: { task: Task; actions: TaskActions; onGone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow();
  const format = useFormat();
  const button = useRef<HTMLButtonElement>(null);
  const open = task.status !== 'done' && task.status !== 'cancelled';
  const items = usePlan().data?.items ?? [];
  const waitsFor = items.find((item) => task.blockedBy.includes(item.task.id) && item.task.status !== 'done')?.task;

  const start = () => actions.start(task);
  const remove = () => {
    actions.remove(task);
    onGone();
  };
  const copy = async () => {
    const link = `${window.location.origin}/tasks/${task.id}`;
    if (await copyText(link)) toast({ text: t('task.linkCopied'), strong: task.title });
    else toast({ tone: 'bad', text: t('task.linkNotCopied'), strong: link });
  };
  const complete = () => {
    if (waitsFor) {
      toast({ id: `waits:${task.id}`, text: t('problem.task_blocked', { title: task.title }) });
      return;
    }
    if (button.current) rememberStart(task.id, button.current);
    actions.complete(task);
  };
  const toTomorrow = () => {
    const day = format.addDays(format.today, 1);
    const clock = { now, zone: me.timeZone, dayStartsAt: me.dayStartsAt };
    actions.update(task, movedTo(task, day, clock), t('toast.moved', { day: format.day(day) }));
  };
  const canStart = task.status === 'todo' && !waitsFor;
  const repeats = open && task.recurrence !== null;
  useCommand('task-complete', () => noRowHasFocus() && (open ? complete() : actions.reopen(task)), 'panel');
  useCommand('task-start', canStart && start, 'panel');
  useCommand('list-tomorrow', open && (() => noRowHasFocus() && toTomorrow()), 'panel');
  useCommand('list-delete', () => noRowHasFocus() && remove(), 'panel');
  useCommand('task-skip', repeats && (() => actions.skip(task)), 'panel');
  useCommand('task-copy', () => void copy(), 'panel');

  return (
    <div className={classes.bar}>
      {open ? (
        <button
          ref={button}
          type="button"
          className={classes.complete}
          aria-disabled={waitsFor ? true : undefined}
          title={
            waitsFor ? t('task.waitsFirst', { title: waitsFor.title }) : withKey(t('task.complete'), 'task-complete')
          }
          onClick={complete}
        >
          <Check size={15} strokeWidth={2.2} aria-hidden />
          {t('task.complete')}
        </button>
      ) : (
        <button type="button" className={classes.plain} onClick={() => actions.reopen(task)}>
          <RotateCcw size={15} strokeWidth={1.8} aria-hidden />
          {t('task.reopen')}
        </button>
      )}
      {canStart ? (
        <button type="button" className={classes.plain} onClick={start}>
          <Play size={14} strokeWidth={1.8} aria-hidden />
          {t('task.start')}
        </button>
      ) : null}
      <Menu position="bottom-end" width={190}>
        <Menu.Target>
          <button type="button" className={classes.more} aria-label={t('task.actions')}>
            <Ellipsis size={17} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {repeats ? (
            <Menu.Item leftSection={<SkipForward size={15} aria-hidden />} onClick={() => actions.skip(task)}>
              {t(isSeveral(task) ? 'repeatEditor.skipRest' : 'repeatEditor.skip')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<Link2 size={15} aria-hidden />} onClick={() => void copy()}>
            {t('task.copyLink')}
          </Menu.Item>
          <Menu.Item leftSection={<Trash2 size={15} aria-hidden />} onClick={remove} className={classes.danger}>
            {t('task.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
