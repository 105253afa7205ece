import { Menu } from '@mantine/core';
import type { Task } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { focusTask } from '../../app/keyboard/use-row-keys.ts';
import { PrioritySign } from '../../components/priority-sign.tsx';
import { priorities } from '../../data/priorities.ts';
import type { TaskActions } from '../../data/use-task-actions.ts';

export type RowPriorityProps = { task: Task; row: HTMLElement; actions: TaskActions; onClose: () => void };

/** The priority of the row that had the focus, chosen beside it; the row has the focus again afterwards. */
export function RowPriority({ task, row, actions, onClose }: RowPriorityProps) {
  const { t } = useTranslation();
  const { left, bottom } = row.getBoundingClientRect();
  const close = () => {
    onClose();
    focusTask(task.id);
  };
  return (
    <Menu opened onClose={close} position="bottom-start" width={170} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('task.priority')}
          style={{ position: 'fixed', left: left + 44, top: bottom, width: 0, height: 0 }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={task.priority}
          onChange={(chosen) => {
            const priority = chosen as Task['priority'];
            if (priority !== task.priority) actions.update(task, { priority });
            close();
          }}
        >
          {priorities.map((priority) => (
            <Menu.RadioItem key={priority} value={priority} rightSection={<PrioritySign priority={priority} named />}>
              {t(`priority.${priority}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
