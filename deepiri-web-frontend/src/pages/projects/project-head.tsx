import { SegmentedControl } from '@mantine/core';
import type { Project } from 'deepiri-sdk';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../components/projects/progress-bar.tsx';
import { ProjectDot } from '../../components/projects/project-dot.tsx';
import { useProgress } from '../../data/projects.ts';
import { useProjectActions } from '../../data/use-project-actions.ts';
import classes from './project-head.module.css';
import type { ProjectSearch } from './search.ts';

type Props = { project: Project; search: ProjectSearch; onSearch: (search: ProjectSearch) => void };

/** What a project is for, how far it is, and the ways to look at it. */
export function ProjectHead({ project, search, onSearch }: Props) {
  const { t } = useTranslation();
  const { archive } = useProjectActions();
  const progress = useProgress().data?.get(project.id);
  return (
    <section className={classes.head} aria-label={t('projects.one')}>
      {project.archived ? (
        <p className={classes.archived}>
          {t('projects.isArchived')}
          <button type="button" onClick={() => archive(project, false)}>
            {t('projects.unarchive')}
          </button>
        </p>
      ) : null}
      {project.description ? <p className={classes.description}>{project.description}</p> : null}
      <div className={classes.line}>
        <ProjectDot color={project.color} size={11} />
        <ProgressBar color={project.color} progress={progress} />
        <span className={classes.space} />
        <button
          type="button"
          className={classes.toggle}
          data-away={search.tab ? true : undefined}
          aria-label={t('projects.showDone')}
          title={t('projects.showDone')}
          aria-pressed={search.done === 'shown'}
          onClick={() => onSearch(search.done ? {} : { done: 'shown' })}
        >
          <CircleCheck size={15} strokeWidth={1.8} aria-hidden />
          <span className={classes.wide}>{t('projects.showDone')}</span>
        </button>
        <SegmentedControl
          aria-label={t('projects.view')}
          size="xs"
          value={search.tab ?? 'tasks'}
          onChange={(next) => onSearch(next === 'plan' ? { tab: 'plan' } : {})}
          data={(['tasks', 'plan'] as const).map((value) => ({ value, label: t(`projects.views.${value}`) }))}
        />
      </div>
    </section>
  );
}
