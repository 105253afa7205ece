import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { keys } from './keys.ts';

/** How much of the inbox is unread, for the rail; the inbox itself comes with its room. */
export function useUnread() {
  return useQuery({ queryKey: keys.unread, queryFn: () => api.call('countUnread') });
}
