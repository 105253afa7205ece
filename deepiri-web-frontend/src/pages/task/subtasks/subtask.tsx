import { Menu } from '@mantine/core';
import type { Task } from 'deepiri-sdk';
import { ArrowDown, ArrowUp, Ellipsis, ListTree, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckBox } from '../../../components/check-box.tsx';
import { useFlash } from '../../../components/flash.ts';
import { rememberStart } from '../../../components/flight-start.ts';
import { TaskLink } from '../../../components/task-link.tsx';
import { Steps } from '../../../components/task-row/family.tsx';
import titles from '../../../components/titles.module.css';
import { isOpen } from '../../../data/task-cache.ts';
import type { TaskActions } from '../../../data/use-task-actions.ts';
import { useFormat } from '../../../text/use-format.ts';
import classes from './subtasks.module.css';

type Props = {
  task: Task;
  actions: TaskActions;
  isFirst: boolean;
  isLast: boolean;
  /** The id of the one that is being dragged. */
  dragged: string | null;
  onDrag: (id: string | null) => void;
  onDrop: () => void;
  onMove: (step: 1 | -1) => void;
};

/** The step before or after the one that has the focus. */
function focusBeside(row: HTMLElement, step: 1 | -1): void {
  const beside = step === 1 ? row.nextElementSibling : row.previousElementSibling;
  beside?.querySelector<HTMLElement>('[role="checkbox"]')?.focus();
}

function When({ task }: { task: Task }) {
  const format = useFormat();
  if (!isOpen(task)) return null;
  const text = task.dueAt ? format.due(task.dueAt) : task.scheduledFor && format.day(task.scheduledFor);
  return text ? <span className={classes.when}>{text}</span> : null;
}

/** One step. The arrows go from one to the next, with Ctrl they take it along. */
export function Subtask({ task, actions, isFirst, isLast, dragged, onDrag, onDrop, onMove }: Props) {
  const { t } = useTranslation();
  const lit = useFlash(task.id);
  const open = isOpen(task);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (step === null || !(event.target as Element).matches('[role="checkbox"],a')) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) onMove(step);
    else focusBeside(event.currentTarget, step);
  };
  return (
    <li
      className={classes.row}
      data-lit={lit}
      data-away={dragged === task.id || undefined}
      draggable
      onDragStart={() => onDrag(task.id)}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => dragged && event.preventDefault()}
      onDrop={onDrop}
      onKeyDown={onKeyDown}
    >
      <CheckBox
        checked={task.status === 'done'}
        label={t(open ? 'row.complete' : 'row.reopen', { title: task.title })}
        onToggle={(box) => {
          if (!open) return actions.reopen(task);
          rememberStart(task.id, box);
          actions.complete(task);
        }}
      />
      <TaskLink
        taskId={task.id}
        className={`${titles.twoLines} ${classes.title}`}
        data-closed={!open || undefined}
        draggable={false}
      >
        {task.title}
      </TaskLink>
      <Steps taskId={task.id} />
      <When task={task} />
      <Menu position="bottom-end" width={190}>
        <Menu.Target>
          <button type="button" className={classes.more} aria-label={t('subtasks.actions', { title: task.title })}>
            <Ellipsis size={15} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<ArrowUp size={15} aria-hidden />} disabled={isFirst} onClick={() => onMove(-1)}>
            {t('subtasks.up')}
          </Menu.Item>
          <Menu.Item leftSection={<ArrowDown size={15} aria-hidden />} disabled={isLast} onClick={() => onMove(1)}>
            {t('subtasks.down')}
          </Menu.Item>
          <Menu.Item
            leftSection={<ListTree size={15} aria-hidden />}
            onClick={() => actions.update(task, { parentId: null }, t('subtasks.alone'))}
          >
            {t('subtasks.makeAlone')}
          </Menu.Item>
          <Menu.Item leftSection={<Trash2 size={15} aria-hidden />} onClick={() => actions.remove(task)}>
            {t('task.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
