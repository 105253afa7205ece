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

/** How long it stays where there is no room: what can be taken back longest, then what waits to be taken. */
const weight = (one: Toast) => (takesBack(one) ? 2 : one.lasting ? 1 : 0);

/** Without the oldest of those that may go first, while there are too many. The newest is always shown. */
function fitting(all: readonly Toast[]): readonly Toast[] {
  const seen = all.filter((one) => !one.silent);
  if (seen.length <= AT_MOST) return all;
  const least = Math.min(...seen.slice(0, -1).map(weight));
  const first = seen.find((one) => weight(one) === least);
  return fitting(all.filter((one) => one !== first));
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

/** Whether anything can be taken back right now. */
export const canUndo = (): boolean => toasts.some(takesBack);

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
