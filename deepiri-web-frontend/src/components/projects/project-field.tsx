import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Project, Task } from 'deepiri-sdk';
import { ArrowUpRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { useProjectsById } from '../../data/projects.ts';
import { ProjectChoices } from './project-choices.tsx';
import { ProjectDot } from './project-dot.tsx';
import classes from './project-field.module.css';

type Props = { task: Task; className: string | undefined; onChange: (project: Project | null) => void };

/** The project of a task, changed in place, with the way to it. */
export function ProjectField({ task, className, onChange }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const projects = useProjectsById();
  const project = projects.get(task.projectId ?? '');
  useCommand('task-project', () => setOpened(true), 'panel');
  const text = project?.name ?? t('task.none');
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={220} returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={className}
          data-faint={project ? undefined : true}
          aria-label={`${t('projects.one')}: ${text}`}
          title={`${t('projects.one')} (O)`}
        >
          <span className={classes.choice}>
            {project ? <ProjectDot color={project.color} /> : null}
            <span className={classes.name}>{text}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown}>
        <ProjectChoices value={task.projectId} onChoose={(id) => onChange(projects.get(id ?? '') ?? null)} />
        {project ? (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<ArrowUpRight size={14} aria-hidden />}
              onClick={() => void navigate({ to: '/projects/$projectId', params: { projectId: project.id } })}
            >
              {t('projects.open', { name: project.name })}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
