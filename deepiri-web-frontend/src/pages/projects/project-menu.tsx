import { Menu } from '@mantine/core';
import type { Project } from 'deepiri-sdk';
import { Archive, ArchiveRestore, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProjectActions } from '../../data/use-project-actions.ts';
import classes from './project-menu.module.css';
import type { ProjectDialogs } from './use-project-dialogs.tsx';

/** What can be done to a project. */
export function ProjectMenu({ project, dialogs }: { project: Project; dialogs: ProjectDialogs }) {
  const { t } = useTranslation();
  const { archive } = useProjectActions();
  const { archived, name } = project;
  const Shelf = archived ? ArchiveRestore : Archive;
  return (
    <Menu position="bottom-end" width={220} returnFocus>
      <Menu.Target>
        <button type="button" className={classes.more} aria-label={t('projects.actions', { name })}>
          <Ellipsis size={17} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={() => dialogs.edit(project)}>
          {t('projects.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<Shelf size={15} aria-hidden />} onClick={() => archive(project, !archived)}>
          {t(archived ? 'projects.unarchive' : 'projects.archive')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="var(--bad)"
          leftSection={<Trash2 size={15} aria-hidden />}
          onClick={() => dialogs.askToDelete(project)}
        >
          {t('projects.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
