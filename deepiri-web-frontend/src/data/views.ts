import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NewTaskView, TaskView, TaskViewPatch } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { dismiss, toast } from '../components/toasts/store.ts';
import { refusalText } from '../text/problems.ts';
import { change } from './changes.ts';
import { api, problemCode } from './client.ts';
import { keys } from './keys.ts';
import { withNewest, without } from './named-list.ts';
import { isAway } from './need-network.ts';

const inOrder = (views: readonly TaskView[]) => views.toSorted((a, b) => a.position - b.position);

/** The id of the toast that says that a view is kept as it is shown. */
export const keptToast = ({ id }: TaskView) => `view-${id}`;

/** All saved views, in their order. */
export function useViews() {
  return useQuery({
    queryKey: keys.views,
    queryFn: async (): Promise<TaskView[]> => (await api.call('listTaskViews')).items,
    select: inOrder,
    staleTime: 600_000,
  });
}

/** What can be done to saved views: shown at once, and back visibly when it fails. */
export function useViewActions() {
  const client = useQueryClient();
  const { t } = useTranslation();
  const show = (view: TaskView) => change<TaskView[]>(client, keys.views, (views) => withNewest(views, view));
  const hide = (view: TaskView) => change<TaskView[]>(client, keys.views, (views) => without(views, view.id));
  const failed = (error: unknown, name: string) =>
    isAway(error) ||
    toast({
      tone: 'bad',
      text: t([`views.problem.${problemCode(error)}`, 'views.problem.other'], {
        name,
        detail: refusalText(error, t),
      }),
    });

  const create = useMutation({
    mutationFn: (body: NewTaskView): Promise<TaskView> => api.call('createTaskView', { body }),
    onSuccess: show,
    onError: (error, { name }) => failed(error, name),
  });
  const update = useMutation({
    mutationFn: ({ view, patch }: { view: TaskView; patch: TaskViewPatch }): Promise<TaskView> =>
      api.call('updateTaskView', { params: { id: view.id }, body: patch }),
    // One after the other: moved twice, it stands where it was moved to last.
    scope: { id: 'views' },
    onMutate: ({ view, patch }) => show({ ...view, ...patch }),
    onSuccess: show,
    onError: (error, { view }) => {
      show(view);
      dismiss(keptToast(view));
      failed(error, view.name);
    },
  });
  const remove = useMutation({
    mutationFn: (view: TaskView) => api.call('deleteTaskView', { params: { id: view.id } }),
    onMutate: hide,
    onSuccess: (_answer, view) => {
      const { name, filter, layout, sort, group, columns, position } = view;
      const again = () => create.mutate({ name, filter, layout, sort, group, columns, position });
      toast({ text: t('views.deleted'), strong: name, action: { label: t('action.undo'), run: again } });
    },
    onError: (error, view) => {
      show(view);
      failed(error, view.name);
    },
  });
  return {
    create: create.mutate,
    update: (view: TaskView, patch: TaskViewPatch, onSuccess?: () => void) =>
      update.mutate({ view, patch }, onSuccess ? { onSuccess } : {}),
    remove: (view: TaskView) => remove.mutate(view),
  };
}
