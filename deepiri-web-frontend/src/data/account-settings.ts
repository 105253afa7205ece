import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { User } from 'deepiri-sdk';
import { change, readAgain } from './changes.ts';
import { api } from './client.ts';
import { keys } from './keys.ts';

export type AccountPatch = Partial<Pick<User, 'name' | 'bio' | 'timeZone' | 'dayStartsAt'>>;

export function useUpdateAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AccountPatch) => api.call('updateMe', { body }),
    onMutate: (body) => {
      const before = client.getQueryData<User>(keys.me);
      change<User>(client, keys.me, (me) => ({ ...me, ...body }));
      return { before };
    },
    onError: (_error, _body, kept) => {
      const { before } = kept ?? {};
      if (before) change<User>(client, keys.me, () => before);
    },
    onSuccess: (user) => {
      change<User>(client, keys.me, () => user);
      // The zone and the day's start decide what "today" is.
      readAgain(client, { predicate: ({ queryKey }) => queryKey[0] === 'tasks' || queryKey[0] === 'days' });
    },
  });
}
