import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewProject, Project, ProjectPatch } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { flash } from '../components/flash.ts';
import { dismiss, toast } from '../components/toasts/store.ts';
import { refusalText } from '../text/problems.ts';
import { change, readAgain } from './changes.ts';
import { api, problemCode } from './client.ts';
import { keys } from './keys.ts';
import { withNewest, without } from './named-list.ts';
import { isAway } from './need-network.ts';

const toastOf = ({ id }: Project) => `archive-${id}`;

/** What can be done to projects: shown at once, with undo, and back visibly when it fails. */
export function useProjectActions() {
  const client = useQueryClient();
  const { t } = useTranslation();
  const show = (project: Project) =>
    change<Project[]>(client, keys.projects, (projects) => withNewest(projects, project));
  const failed = (error: unknown, project: { name: string }) =>
    isAway(error) ||
    toast({
      tone: 'bad',
      text: t([`projects.problem.${problemCode(error)}`, 'projects.problem.other'], {
        name: project.name,
        detail: refusalText(error, t),
      }),
    });

  const create = useMutation({
    mutationFn: (body: NewProject): Promise<Project> => api.call('createProject', { body }),
    onSuccess: (project) => {
      show(project);
      flash(project.id, 'new');
      readAgain(client, { queryKey: keys.progress });
    },
  });
  const update = useMutation({
    mutationFn: ({ project, patch }: { project: Project; patch: ProjectPatch }): Promise<Project> =>
      api.call('updateProject', { params: { id: project.id }, body: patch }),
    onMutate: ({ project, patch }) => show({ ...project, ...patch }),
    onSuccess: show,
    onError: (error, { project, patch }) => {
      show(project);
      flash(project.id, 'back');
      if (patch.archived === undefined) return;
      dismiss(toastOf(project));
      failed(error, project);
    },
  });
  const remove = useMutation({
    mutationFn: (project: Project) => api.call('deleteProject', { params: { id: project.id } }),
    onMutate: (project) => change<Project[]>(client, keys.projects, (projects) => without(projects, project.id)),
    onSuccess: (_answer, project) => toast({ text: t('projects.deleted'), strong: project.name }),
    onError: (error, project) => {
      show(project);
      failed(error, project);
    },
  });

  const archive = (project: Project, archived: boolean) => {
    update.mutate({ project, patch: { archived } });
    toast({
      id: toastOf(project),
      text: t(archived ? 'projects.archivedIt' : 'projects.unarchivedIt'),
      strong: project.name,
      action: { label: t('action.undo'), run: () => archive({ ...project, archived }, !archived) },
    });
  };
  return { create, update, remove: (project: Project) => remove.mutate(project), archive };
}
