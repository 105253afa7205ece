import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { keys } from './keys.ts';

export function useBadges() {
  return useQuery({ queryKey: keys.badges, queryFn: async () => (await api.call('listBadges')).items });
}
