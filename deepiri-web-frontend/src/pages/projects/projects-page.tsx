import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Project } from 'deepiri-sdk';
import { ChevronRight, FolderKanban, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { focusedRow, useRowKeys } from '../../app/keyboard/use-row-keys.ts';
import button from '../../components/button.module.css';
import { Page } from '../../components/page.tsx';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { useProgress, useProjects } from '../../data/projects.ts';
import { ProjectRow } from './project-row.tsx';
import classes from './projects-page.module.css';
import { useProjectDialogs } from './use-project-dialogs.tsx';

/** All projects with how far they are, the archived folded away. */
export function ProjectsPage() {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { data: projects, error, refetch } = useProjects();
  const progress = useProgress().data;
  const dialogs = useProjectDialogs();
  const [unfolded, unfold] = useState(false);
  const active = projects?.filter(({ archived }) => !archived) ?? [];
  const archived = projects?.filter((project) => project.archived) ?? [];

  const navigate = useNavigate();
  const { begin } = useSearch({ from: '/frame/projects' });
  const { create: beginNew } = dialogs;
  // Asked for from another room, once: going back does not ask again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address asks, nothing else
  useEffect(() => {
    if (begin === undefined) return;
    beginNew();
    void navigate({ to: '/projects', search: {}, replace: true });
  }, [begin]);
  useRowKeys(list);
  useCommand('project-new', dialogs.create);
  const onFocused = (act: (project: Project) => void) => () => {
    const id = focusedRow(list.current)?.dataset['project'];
    const project = projects?.find((one) => one.id === id);
    if (!project) return false;
    act(project);
    return true;
  };
  const open = () => {
    const link = focusedRow(list.current)?.querySelector('a');
    link?.click();
    return link !== null && link !== undefined;
  };
  useCommand('list-open', open);
  useCommand('list-right', open);
  useCommand('list-delete', onFocused(dialogs.askToDelete));

  const rows = (some: readonly Project[]) =>
    some.map((project) => (
      <ProjectRow key={project.id} project={project} progress={progress?.get(project.id)} dialogs={dialogs} />
    ));
  const create = (
    <button type="button" className={button.primary} title={`${t('projects.new')} (G N)`} onClick={dialogs.create}>
      <Plus size={16} strokeWidth={2} aria-hidden />
      {t('projects.new')}
    </button>
  );
  return (
    <Page title={t('nav.projects')} sub={projects ? t('projects.count', { count: active.length }) : undefined}>
      {projects && projects.length > 0 ? <div className={classes.head}>{create}</div> : null}
      <div ref={list}>
        {active.length > 0 ? <ul aria-label={t('projects.list')}>{rows(active)}</ul> : null}
        {projects && active.length === 0 ? (
          <Empty
            icon={<FolderKanban size={24} strokeWidth={1.5} aria-hidden />}
            title={t(archived.length > 0 ? 'projects.allArchived' : 'projects.empty')}
            text={t(archived.length > 0 ? 'projects.allArchivedHint' : 'projects.emptyHint')}
          >
            {projects.length === 0 ? create : null}
          </Empty>
        ) : null}
        {archived.length > 0 ? (
          <section className={classes.archive}>
            <h2>
              <button type="button" className={classes.fold} aria-expanded={unfolded} onClick={() => unfold(!unfolded)}>
                <ChevronRight size={15} strokeWidth={2} aria-hidden />
                {t('projects.archivedShow', { count: archived.length })}
              </button>
            </h2>
            {unfolded ? <ul aria-label={t('projects.archived')}>{rows(archived)}</ul> : null}
          </section>
        ) : null}
      </div>
      {!projects && error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {projects || error ? null : <Skeleton rows={5} height={36} />}
      {dialogs.dialog}
    </Page>
  );
}
