import { type ReactNode, useSyncExternalStore } from 'react';

export type Toast = {
  id: string;
  text: string;
  /** The name of the thing, set in bold after the text. */
  strong?: string;
  /** What is to be known besides, such as for when it is. */
  extra?: string;
  /** What each of the tasks that were finished was paid, as far as that is known. */
  paid?: Readonly<Record<string, number>>;
  tone?: 'bad';
  /** It stays until it is taken or dismissed. */
  lasting?: true;
  /** Something was reached: it is told with more room than what was done. */
  celebrates?: 'badge' | 'level';
  icon?: ReactNode;
  /** What can be done about it. One that leads somewhere takes nothing back. */
  action?: { label: string; run: () => void; leads?: true };
  /** Takes it back, where the action is another. */
  undo?: () => void;
  /** It tells that this was taken back. */
  takenBack?: true;
  /** It is to be taken back, and told by the page itself. */
  silent?: boolean;
};

/** How long a toast stays: the time in which something can be undone. */
export const TOAST_MS = 10_000;
/** So many are shown at once; the others come when those have gone, and can be taken back meanwhile. */
const AT_MOST = 2;
/** So many are kept at all. */
const KEPT = 100;

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
  set([...toasts.filter((other) => other.id !== id), { ...value, id }].slice(-KEPT));
}

const takesBack = ({ action, undo }: Toast) => undo !== undefined || (action !== undefined && !action.leads);

/** How long it stays where there is no room: what can be taken back longest, then what waits to be taken or was reached. */
const weight = (one: Toast) => (takesBack(one) ? 2 : one.lasting || one.celebrates ? 1 : 0);

/** One that is shown, how many more of its kind there are behind it, and what they paid together. */
export type Shown = { toast: Toast; more: number; xp: number };

const xpOf = (alike: readonly Toast[]) =>
  alike.flatMap(({ paid = {} }) => Object.values(paid)).reduce((sum, amount) => sum + amount, 0);

/** What says the same of another thing is of one kind. */
const kindOf = ({ id, text, tone, lasting, celebrates, takenBack }: Toast) =>
  lasting || celebrates || takenBack ? id : `${tone ?? ''} ${text}`;

/** What is shown, the newest last: the newest of each kind, of the kinds the newest one and what stays longest. */
export function shownOf(all: readonly Toast[]): readonly Shown[] {
  const kinds = [...Map.groupBy(all.filter((one) => !one.silent).toReversed(), kindOf).values()];
  const shown = kinds.flatMap((alike) => {
    const [toast, ...others] = alike;
    return toast ? [{ toast, more: others.length, xp: xpOf(alike) }] : [];
  });
  // A level comes with badges more often than not, and is the greater news.
  const newest = (shown[0]?.toast.celebrates && shown.find(({ toast }) => toast.celebrates === 'level')) ?? shown[0];
  const rest = shown.filter((one) => one !== newest);
  const kept = new Set([newest, ...rest.toSorted((a, b) => weight(b.toast) - weight(a.toast)).slice(0, AT_MOST - 1)]);
  return shown.filter((one) => kept.has(one)).toReversed();
}

/** What is there now, also what is not shown. */
export const currentToasts = (): readonly Toast[] => toasts;

/** Adds to a toast that is still there. */
export function amend(id: string, change: Partial<Toast>): void {
  if (toasts.some((other) => other.id === id))
    set(toasts.map((other) => (other.id === id ? { ...other, ...change } : other)));
}

/** Whether any toast tells of finished tasks, and so of what they pay. */
export const tellsOfPay = (): boolean => toasts.some(({ paid }) => paid !== undefined);

/** Adds what a task paid to the toast that tells of it; what is heard twice counts once. */
export function tellPaid(taskId: string, amount: number): void {
  for (const { id, paid } of toasts)
    if (paid && taskId in paid && paid[taskId] !== amount) amend(id, { paid: { ...paid, [taskId]: amount } });
}

export function dismiss(id: string): void {
  if (toasts.some((other) => other.id === id)) set(toasts.filter((other) => other.id !== id));
}

/** Whether anything can be taken back right now. */
export const canUndo = (): boolean => toasts.some(takesBack);

/** Takes back what a toast tells of, and tells what that was, unless taking it back tells of itself. */
export function takeBack({ id, text, strong, tone, undo, action }: Toast): void {
  dismiss(id);
  const before = new Set(toasts);
  (undo ?? action?.run)?.();
  if (text === '' || tone === 'bad' || toasts.some((one) => !before.has(one))) return;
  toast({ id: 'taken-back', text: text.replace(/:$/, ''), ...(strong ? { strong } : {}), takenBack: true });
}

/** Runs the action of the newest toast that takes something back. Answers whether there was any. */
export function runLatest(): boolean {
  const latest = toasts.findLast(takesBack);
  if (!latest) return false;
  takeBack(latest);
  return true;
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, currentToasts);
}
