import { Popover } from '@mantine/core';
import type { Task } from 'deepiri-sdk';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/keyboard/commands.ts';
import { Skeleton } from '../../../components/states.tsx';
import type { TaskActions } from '../../../data/use-task-actions.ts';
import { recurrenceText } from '../../../text/recurrence.ts';
import { useFormat } from '../../../text/use-format.ts';
import fields from '../fields.module.css';

const RepeatEditor = lazy(() => import('./repeat-editor.tsx').then((module) => ({ default: module.RepeatEditor })));

/** How a task comes again, as a sentence; a click or `y` changes it. */
export function RepeatField({ task, actions }: { task: Task; actions: TaskActions }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  useCommand('task-repeat', () => setOpened(true), 'panel');
  const label = t('task.repeats');
  const text = task.recurrence ? recurrenceText(task.recurrence, format, t) : t('repeatEditor.never');
  const close = () => setOpened(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={344}
      trapFocus
      returnFocus
      middlewares={{ flip: true, shift: { padding: 8, crossAxis: true } }}
    >
      <Popover.Target>
        <button
          type="button"
          className={fields.value}
          data-faint={task.recurrence === null || undefined}
          aria-label={`${label}: ${text}`}
          onClick={() => setOpened((now) => !now)}
        >
          {text}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={label}>
        <Suspense fallback={<Skeleton rows={8} height={24} />}>
          <RepeatEditor task={task} actions={actions} onClose={close} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
