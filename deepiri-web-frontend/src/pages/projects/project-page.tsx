import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Project } from 'deepiri-sdk';
import { FolderKanban } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import button from '../../components/button.module.css';
import { Page } from '../../components/page.tsx';
import { QuickAdd } from '../../components/quick-add/quick-add.tsx';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { TaskPlace } from '../../components/task-link.tsx';
import { useProjects } from '../../data/projects.ts';
import { ProjectHead } from './project-head.tsx';
import { ProjectMenu } from './project-menu.tsx';
import { ProjectTasks } from './project-tasks.tsx';
import type { ProjectSearch } from './search.ts';
import { useProjectDialogs } from './use-project-dialogs.tsx';

const PlanView = lazy(() => import('./plan-view.tsx').then((module) => ({ default: module.PlanView })));
const TaskPanel = lazy(() => import('../task/task-panel.tsx').then((module) => ({ default: module.TaskPanel })));

/** One project by its address. */
export function ProjectPage() {
  const { t } = useTranslation();
  const { projectId } = useParams({ from: '/frame/projects/$projectId' });
  const { data: projects, error, refetch } = useProjects();
  const project = projects?.find(({ id }) => id === projectId);
  if (project) return <Shown key={project.id} project={project} />;
  return (
    <Page title={t('projects.one')}>
      {projects ? (
        <Empty
          icon={<FolderKanban size={24} strokeWidth={1.5} aria-hidden />}
          title={t('projects.missing')}
          text={t('projects.missingHint')}
        >
          <Link to="/projects" className={button.button}>
            {t('projects.toList')}
          </Link>
        </Empty>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton rows={6} height={36} />
      )}
    </Page>
  );
}

/** Its tasks as a list with a line for the next one, or in the order of its plan; the open task beside them. */
function Shown({ project }: { project: Project }) {
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/projects/$projectId' });
  const quick = useRef<{ focus: () => void }>(null);
  const dialogs = useProjectDialogs();
  const { id, name } = project;
  const place = { to: '/projects/$projectId', params: { projectId: id } } as const;
  const set = (next: ProjectSearch) => void navigate({ ...place, search: next });
  useCommand('quick-add', () => quick.current?.focus());
  useCommand('list-view', () => set(search.tab ? {} : { tab: 'plan' }));
  useCommand('project-new', dialogs.create);
  return (
    <TaskPlace value={{ projectId: id }}>
      <Page title={name} actions={<ProjectMenu project={project} dialogs={dialogs} />}>
        <ProjectHead project={project} search={search} onSearch={set} />
        <QuickAdd ref={quick} project={project} />
        {search.tab === 'plan' ? (
          <Suspense fallback={<Skeleton rows={6} height={40} />}>
            <PlanView projectId={id} openId={search.task ?? null} />
          </Suspense>
        ) : (
          <ProjectTasks project={project} search={search} />
        )}
        {dialogs.dialog}
      </Page>
      {search.task ? (
        <Suspense fallback={null}>
          <TaskPanel
            taskId={search.task}
            room={name}
            onClose={() => navigate({ ...place, search: ({ task: _closed, ...rest }: ProjectSearch) => rest })}
          />
        </Suspense>
      ) : null}
    </TaskPlace>
  );
}
