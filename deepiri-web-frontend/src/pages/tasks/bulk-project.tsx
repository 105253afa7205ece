import { Menu } from '@mantine/core';
import type { Project } from 'deepiri-sdk';
import { FolderKanban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ProjectChoices } from '../../components/projects/project-choices.tsx';
import field from '../../components/projects/project-field.module.css';
import { useProjectsById } from '../../data/projects.ts';
import { ToolButton } from './tool-button.tsx';

type Props = { opened: boolean; onChange: (opened: boolean) => void; onChoose: (project: Project | null) => void };

/** A project for all that is selected. */
export function BulkProject({ opened, onChange, onChoose }: Props) {
  const { t } = useTranslation();
  const projects = useProjectsById();
  return (
    <Menu position="bottom-end" width={220} opened={opened} onChange={onChange} returnFocus>
      <Menu.Target>
        <ToolButton label={t('projects.one')} icon={FolderKanban} keys="O" />
      </Menu.Target>
      <Menu.Dropdown className={field.dropdown}>
        <ProjectChoices
          value={undefined}
          onChoose={(id) => onChoose(id === null ? null : (projects.get(id) ?? null))}
        />
      </Menu.Dropdown>
    </Menu>
  );
}
