import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useLiveStatus } from './session.ts';

/** Whether the browser has a network at all. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
}

/** Whether the platform can be reached, as far as is known. */
export type Reach = 'here' | 'noNetwork' | 'noAnswer';

/** The browser knows at once that its network is gone, the socket that nobody answers. */
export function useReach(): Reach {
  const online = useOnline();
  const status = useLiveStatus();
  if (!online) return 'noNetwork';
  return status === 'offline' ? 'noAnswer' : 'here';
}
