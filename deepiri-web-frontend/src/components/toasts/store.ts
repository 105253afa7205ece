import { type ReactNode, useSyncExternalStore } from 'react';

export type Toast = {
  id: string;
  text: string;
  /** The name of the thing, set in bold after the text. */
  strong?: string;
  /** What comes later, such as the XP it paid. */
  extra?: string;
  tone?: 'bad';
  /** It stays until it is taken or dismissed. */
  lasting?: true;
  icon?: ReactNode;
  /** What can be done about it. One that leads somewhere takes nothing back. */
  action?: { label: string; run: () => void; leads?: true };
  /** Takes it back, where the action is another. */
  undo?: () => void;
  /** It is to be taken back, and told by the page itself. */
  silent?: boolean;
};

/** How long a toast stays: the time in which something can be undone. */
export const TOAST_MS = 10_000;
const AT_MOST = 3;
const AT_MOST_NEWS = 2;

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function toast(value: Omit<Toast, 'id'> & { id?: string }): void {
  count += 1;
  const id = value.id ?? `toast-${count}`;
  set(fitting([...toasts.filter((other) => other.id !== id), { ...value, id }]));
}

const takesBack = ({ action, undo }: Toast) => undo !== undefined || (action !== undefined && !action.leads);

/** The newest of each sort: no news pushes away what can be taken back, nor the other way round. */
function fitting(all: readonly Toast[]): readonly Toast[] {
  const kept = new Set([
    ...all.filter((one) => one.silent),
    ...all.filter((one) => takesBack(one) && !one.silent).slice(-AT_MOST),
    ...all.filter((one) => !takesBack(one)).slice(-AT_MOST_NEWS),
  ]);
  return all.filter((one) => kept.has(one));
}

/** Adds to a toast that is still there. */
export function amend(id: string, change: Partial<Toast>): void {
  if (toasts.some((other) => other.id === id))
    set(toasts.map((other) => (other.id === id ? { ...other, ...change } : other)));
}

/** Whether any toast is shown whose id begins so. */
export const hasToast = (begin: string): boolean => toasts.some(({ id }) => id.startsWith(begin));

export function dismiss(id: string): void {
  if (toasts.some((other) => other.id === id)) set(toasts.filter((other) => other.id !== id));
}

/** Runs the action of the newest toast that takes something back. Answers whether there was any. */
export function runLatest(): boolean {
  const latest = toasts.findLast(takesBack);
  if (!latest) return false;
  dismiss(latest.id);
  (latest.undo ?? latest.action?.run)?.();
  return true;
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => toasts,
  );
}
