import { useSyncExternalStore } from 'react';

/** `new`: just added. `back`: a change to it was taken back because it failed. */
export type FlashKind = 'new' | 'back';

const flashing = new Map<string, FlashKind>();
const listeners = new Set<() => void>();
const FLASH_MS = 1_600;

const tell = () => {
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Lights something up for a moment, to show where a change went. */
export function flash(id: string, kind: FlashKind): void {
  flashing.set(id, kind);
  tell();
  window.setTimeout(() => {
    flashing.delete(id);
    tell();
  }, FLASH_MS);
}

export function useFlash(id: string): FlashKind | undefined {
  return useSyncExternalStore(subscribe, () => flashing.get(id));
}
