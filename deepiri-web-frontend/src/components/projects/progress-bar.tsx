import type { Project, ProjectProgress } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import classes from './progress-bar.module.css';

type Props = { color: Project['color']; progress: Pick<ProjectProgress, 'open' | 'done'> | undefined };

/** How far a project is, in its colour and in words. */
export function ProgressBar({ color, progress }: Props) {
  const { t } = useTranslation();
  const { open = 0, done = 0 } = progress ?? {};
  const total = open + done;
  const text =
    total === 0 ? t('projects.noTasks') : open === 0 ? t('projects.allDone') : t('projects.progress', { done, total });
  return (
    <span className={classes.progress} data-unknown={progress ? undefined : true}>
      <span className={classes.track} aria-hidden>
        <span
          className={classes.fill}
          style={{ width: `${total === 0 ? 0 : (done / total) * 100}%`, background: `var(--project-${color})` }}
        />
      </span>
      <span className={classes.text}>{text}</span>
    </span>
  );
}
