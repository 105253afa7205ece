import type { Project } from 'deepiri-sdk';
import { CircleCheckBig, ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { useProgress } from '../../data/projects.ts';
import { useProjectActions } from '../../data/use-project-actions.ts';
import { ListView } from '../tasks/list-view.tsx';
import { SelectionBar } from '../tasks/selection-bar.tsx';
import { type Room, useRoom } from '../tasks/use-room.ts';
import classes from './project-tasks.module.css';
import type { ProjectSearch } from './search.ts';

/** The tasks of a project, open ones or all, as the Tasks room lists them. */
export function ProjectTasks({ project, search }: { project: Project; search: ProjectSearch }) {
  const mine = `project:${project.id}`;
  const room = useRoom({
    filter: search.done ? `${mine} not status:cancelled` : `${mine} status:open`,
    ...(search.done ? { group: 'status' as const } : {}),
    ...(search.task ? { task: search.task } : {}),
  });
  return (
    <>
      <SelectionBar room={room}>
        <div className={classes.gap} />
      </SelectionBar>
      {room.isLoaded && room.shown.length > 0 ? (
        <ListView room={room} grouping={search.done ? 'status' : 'none'} without="project" />
      ) : null}
      <States project={project} room={room} />
    </>
  );
}

function States({ project, room }: { project: Project; room: Room }) {
  const { t } = useTranslation();
  const { archive } = useProjectActions();
  const done = useProgress().data?.get(project.id)?.done ?? 0;
  if (room.error) return <Failure error={room.error} retry={room.retry} />;
  if (!room.isLoaded) return <Skeleton rows={6} height={36} gap={20} />;
  if (room.moreFailed)
    return (
      <Empty title={t('tasks.moreFailed')} text={t('failure.other')}>
        <button type="button" className={button.button} onClick={room.retry}>
          {t('action.retry')}
        </button>
      </Empty>
    );
  if (room.shown.length > 0 || !room.isWhole) return null;
  if (done > 0)
    return (
      <Empty
        icon={<CircleCheckBig size={24} strokeWidth={1.5} aria-hidden />}
        title={t('projects.finished')}
        text={t('projects.finishedHint')}
      >
        {project.archived ? null : (
          <button type="button" className={button.button} onClick={() => archive(project, true)}>
            {t('projects.archive')}
          </button>
        )}
      </Empty>
    );
  return (
    <Empty
      icon={<ListChecks size={24} strokeWidth={1.5} aria-hidden />}
      title={t('projects.noOpen')}
      text={t('projects.noOpenHint')}
    />
  );
}
