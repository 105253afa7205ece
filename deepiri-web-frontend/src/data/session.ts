import type { LiveStatus, User } from 'deepiri-sdk';
import { createContext, use, useSyncExternalStore } from 'react';
import { inBrowser } from './browser-texts.ts';
import { api } from './client.ts';

export function useSession() {
  return useSyncExternalStore(
    (changed) => api.session.subscribe(changed),
    () => api.session.current,
  );
}

const BEEN_HERE = 'deepiri.been-here';

/** Whether somebody has signed in with this browser before. */
export const beenHere = (): boolean => inBrowser.get(BEEN_HERE) === '1';
export const rememberVisit = (): void => inBrowser.set(BEEN_HERE, '1');

export const MeContext = createContext<User | null>(null);

/** The signed-in user. Only inside the frame, which is not there without one. */
export function useMe(): User {
  const me = use(MeContext);
  if (!me) throw new Error('useMe is for pages inside the frame');
  return me;
}

export function useLiveStatus(): LiveStatus {
  return useSyncExternalStore(
    (changed) => api.live.onStatus(changed),
    () => api.live.status,
  );
}
