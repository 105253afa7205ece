import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Comment } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { toast } from '../components/toasts/store.ts';
import { refusalText } from '../text/problems.ts';
import { change } from './changes.ts';
import { api } from './client.ts';
import { keys } from './keys.ts';
import { commentsWith } from './time-rules.ts';

/** What was said about a task, the latest first. */
export function useComments(taskId: string) {
  return useQuery({
    queryKey: keys.comments(taskId),
    queryFn: async () => (await api.call('listComments', { params: { id: taskId }, query: { limit: 200 } })).items,
  });
}

export function showComment(client: QueryClient, comment: Comment, gone = false): void {
  change<Comment[]>(client, keys.comments(comment.taskId), (list) => commentsWith(list, comment, gone));
}

type Said =
  | { do: 'add'; text: string }
  | { do: 'edit'; comment: Comment; text: string }
  | { do: 'remove' | 'restore'; comment: Comment };

/** Says something, says it differently, takes it back and has it back. */
export function useSay(taskId: string) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const say = useMutation({
    scope: { id: `comments:${taskId}` },
    meta: { says: true },
    mutationFn: async (said: Said): Promise<Comment> => {
      if (said.do === 'add') return api.call('addComment', { params: { id: taskId }, body: { text: said.text } });
      const params = { id: taskId, commentId: said.comment.id };
      if (said.do === 'edit') return api.call('updateComment', { params, body: { text: said.text } });
      if (said.do === 'restore') return api.call('restoreComment', { params });
      await api.call('deleteComment', { params });
      return said.comment;
    },
    onSuccess: (comment, said) => {
      showComment(client, comment, said.do === 'remove');
      if (said.do !== 'remove') return;
      const undo = () => say.mutate({ do: 'restore', comment });
      toast({ text: t('activity.removed'), action: { label: t('action.undo'), run: undo } });
    },
    onError: (error) => toast({ tone: 'bad', text: t('activity.failed', { detail: refusalText(error, t) }) }),
  });
  return say;
}
