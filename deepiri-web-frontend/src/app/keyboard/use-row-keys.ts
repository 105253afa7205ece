import type { RefObject } from 'react';
import { useCommand } from './commands.ts';

const ROW = '[data-row]';
const STOP = '[data-row-focus]';

/** The row that has the focus, or null. */
export function focusedRow(list: HTMLElement | null): HTMLElement | null {
  const row = document.activeElement?.closest<HTMLElement>(ROW) ?? null;
  return row && list?.contains(row) ? row : null;
}

/** Keys of a list mean the open task too, unless a row has the focus. */
export const noRowHasFocus = (): boolean => !document.activeElement?.closest(ROW);

/** Keys of all rows do not mean those behind an open task. */
export const noTaskHasFocus = (): boolean => !document.activeElement?.closest('[data-task-room]');

export function focusRow(row: Element | null | undefined): boolean {
  const stop = row?.querySelector<HTMLElement>(STOP) ?? (row?.matches(STOP) ? (row as HTMLElement) : null);
  stop?.focus();
  row?.scrollIntoView({ block: 'nearest' });
  return stop !== null && stop !== undefined;
}

/** A row that comes back is there after this, or does not come back. */
const BACK_MS = 1_000;

/** Takes the focus to the row of a task, as soon as it is there. */
export function focusTask(id: string, since = performance.now()): void {
  if (focusRow(document.querySelector(`#main [data-row][data-task="${id}"]`))) return;
  if (performance.now() - since < BACK_MS) requestAnimationFrame(() => focusTask(id, since));
}

/** @returns what takes the focus back to where it is now: to the same row, also where that is drawn anew, or to the rows */
export function rememberFocus(): () => void {
  const { activeElement } = document;
  const id = activeElement?.closest<HTMLElement>(ROW)?.dataset['task'];
  return () => {
    if (id !== undefined) focusTask(id);
    else if (activeElement instanceof HTMLElement && activeElement !== document.body) activeElement.focus();
    else document.getElementById('page-title')?.focus();
  };
}

/** Finished, or about to be shown so: what a key does to it is another thing. */
const isDone = ({ dataset }: HTMLElement) => 'done' in dataset || 'settled' in dataset;

/** The row to go to when the given one leaves: the next, else the one before. None that is done after one that is not. */
export function neighbour(list: HTMLElement | null, row: HTMLElement): HTMLElement | null {
  const rows = [...(list?.querySelectorAll<HTMLElement>(ROW) ?? [])].filter(
    (one) => one === row || isDone(row) || !isDone(one),
  );
  const at = rows.indexOf(row);
  return rows[at + 1] ?? rows[at - 1] ?? null;
}

/** Does to the row with the focus what Enter does there: for who asks by the palette. */
export function pressRow(list: HTMLElement | null): boolean {
  const stop = focusedRow(list)?.querySelector<HTMLElement>(STOP);
  stop?.click();
  return stop !== null && stop !== undefined;
}

/** Takes the focus to where it belongs when the given row leaves; to the name of the room when no other is left. */
export function focusNeighbour(list: HTMLElement | null, row: HTMLElement): void {
  if (!focusRow(neighbour(list, row))) document.getElementById('page-title')?.focus();
}

/** `j`, `k` and the arrows move the focus through every row of the list, across its sections. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  const move = (step: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>(ROW) ?? [])];
    const at = rows.indexOf(focusedRow(list.current) as HTMLElement);
    const last = rows.length - 1;
    const next =
      at === -1 ? (step === 1 ? 0 : rows.findLastIndex((row) => !isDone(row))) : Math.min(last, Math.max(0, at + step));
    return focusRow(rows[next]);
  };
  useCommand('list-next', () => move(1));
  useCommand('list-previous', () => move(-1));
  useCommand('list-complete', () => pressRow(list.current));
}
