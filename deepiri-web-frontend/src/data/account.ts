import { useQuery } from '@tanstack/react-query';
import type { User } from 'deepiri-sdk';
import { api } from './client.ts';
import { keys } from './keys.ts';

/** The user as the platform has it now; the session's own copy until then. */
export function useAccount(initial: User) {
  return useQuery({
    queryKey: keys.me,
    queryFn: (): Promise<User> => api.call('getMe'),
    initialData: initial,
    initialDataUpdatedAt: Date.now,
  });
}
