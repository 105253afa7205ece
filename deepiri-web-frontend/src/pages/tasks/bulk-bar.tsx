import { Menu } from '@mantine/core';
import { Check, Flag, ListChecks, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOpenedLate } from '../../components/opened-at.tsx';
import { PrioritySign } from '../../components/priority-sign.tsx';
import { BulkDue } from './bulk-due.tsx';
import { BulkLabel } from './bulk-label.tsx';
import { BulkProject } from './bulk-project.tsx';
import { groupPriorities } from './entries.ts';
import { ToolButton } from './tool-button.tsx';
import classes from './toolbar.module.css';
import type { BulkActions } from './use-bulk-actions.ts';

export type BulkTool = 'priority' | 'label' | 'due' | 'project';
type Props = {
  count: number;
  isAll: boolean;
  /** By a key perhaps before this was here. */
  opened: BulkTool | null;
  onOpened: (tool: BulkTool | null) => void;
  actions: BulkActions;
  onAll: () => void;
  onNone: () => void;
};

/** What to do with the selection, where the ways to look at the list are otherwise. */
export function BulkBar({ count, isAll, opened, onOpened, actions, onAll, onNone }: Props) {
  const { t } = useTranslation();
  const isThere = useOpenedLate(true);
  const part = (tool: BulkTool) => ({
    opened: isThere && opened === tool,
    onChange: (open: boolean) => onOpened(open ? tool : null),
  });
  return (
    <section className={classes.selected} aria-label={t('tasks.bulk')}>
      <p className={classes.count} role="status" data-count={count}>
        <span className={classes.all}>{t('tasks.selected', { count })}</span>
      </p>
      {isAll ? null : <ToolButton label={t('tasks.selectAll')} icon={ListChecks} keys="Ctrl A" onClick={onAll} />}
      <ToolButton label={t('tasks.complete')} icon={Check} keys="C" onClick={actions.complete} />
      <Menu position="bottom-end" width={170} {...part('priority')} returnFocus>
        <Menu.Target>
          <ToolButton label={t('tasks.priority')} icon={Flag} keys="P" />
        </Menu.Target>
        <Menu.Dropdown>
          {groupPriorities.map((priority) => (
            <Menu.Item
              key={priority}
              leftSection={<PrioritySign priority={priority} named />}
              onClick={() => actions.setPriority(priority)}
            >
              {t(`priority.${priority}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <BulkProject {...part('project')} onChoose={actions.setProject} />
      <BulkLabel {...part('label')} onAdd={actions.addLabel} />
      <BulkDue {...part('due')} onChoose={actions.setDue} />
      <ToolButton label={t('tasks.delete')} icon={Trash2} keys="Del" danger onClick={actions.remove} />
      <ToolButton label={t('tasks.selectNone')} icon={X} keys="Esc" bare onClick={onNone} />
    </section>
  );
}
