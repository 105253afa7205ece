import { Link, useMatchRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProjectDot } from '../../components/projects/project-dot.tsx';
import words from '../../components/words.module.css';
import { useProgress, useProjects } from '../../data/projects.ts';
import classes from './rail.module.css';

/** More than these would push the person out of sight; all are on the page. */
const AT_MOST = 8;

/** The projects that are worked on, where the rail is wide enough for names. */
export function RailProjects() {
  const { t } = useTranslation();
  const match = useMatchRoute();
  const projects = useProjects().data?.filter(({ archived }) => !archived) ?? [];
  const progress = useProgress().data;
  if (projects.length === 0) return null;
  return (
    <ul className={classes.projects} aria-label={t('nav.projects')}>
      {projects.slice(0, AT_MOST).map(({ id, name, color }) => {
        const open = progress?.get(id)?.open ?? 0;
        const isHere = Boolean(match({ to: '/projects/$projectId', params: { projectId: id } }));
        return (
          <li key={id}>
            <Link
              to="/projects/$projectId"
              params={{ projectId: id }}
              className={classes.project}
              title={name}
              data-here={isHere || undefined}
              aria-current={isHere ? 'page' : undefined}
            >
              <ProjectDot color={color} size={8} />
              <span className={classes.projectName}>{name}</span>
              {open > 0 ? (
                <span className={classes.few}>
                  <span aria-hidden>{open > 999 ? '999+' : open}</span>
                  <span className={words.spoken}>{t('nav.inProject', { count: open })}</span>
                </span>
              ) : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
