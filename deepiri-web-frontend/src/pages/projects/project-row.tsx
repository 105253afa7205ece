import { Link } from '@tanstack/react-router';
import type { Project, ProjectProgress } from 'deepiri-sdk';
import { useFlash } from '../../components/flash.ts';
import { ProgressBar } from '../../components/projects/progress-bar.tsx';
import { ProjectDot } from '../../components/projects/project-dot.tsx';
import titles from '../../components/titles.module.css';
import { ProjectMenu } from './project-menu.tsx';
import classes from './project-row.module.css';
import type { ProjectDialogs } from './use-project-dialogs.tsx';

type Props = { project: Project; progress: ProjectProgress | undefined; dialogs: ProjectDialogs };

/** A project of the list: its colour, its name, how far it is. */
export function ProjectRow({ project, progress, dialogs }: Props) {
  const lit = useFlash(project.id);
  const { id, name, description, color, archived } = project;
  return (
    <li className={classes.row} data-row data-project={id} data-lit={lit} data-archived={archived || undefined}>
      <ProjectDot color={color} size={12} />
      <div className={classes.body}>
        <Link
          to="/projects/$projectId"
          params={{ projectId: id }}
          className={`${titles.fillsRow} ${classes.name}`}
          data-row-focus
        >
          {name}
        </Link>
        {description ? <p className={classes.description}>{description}</p> : null}
      </div>
      <span className={classes.progress}>
        <ProgressBar color={color} progress={progress} />
      </span>
      <ProjectMenu project={project} dialogs={dialogs} />
    </li>
  );
}
