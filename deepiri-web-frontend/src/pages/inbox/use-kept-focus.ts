import { type RefObject, useEffect, useRef } from 'react';
import { focusedRow, focusRow } from '../../app/keyboard/use-row-keys.ts';

/** The first row of each thread, from top to bottom. */
function threadRows(list: HTMLElement | null): HTMLElement[] {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-thread]') ?? [])];
  return rows.filter((row, at) => row.dataset['thread'] !== rows[at - 1]?.dataset['thread']);
}

const rowOf = (list: HTMLElement | null, thread: string) =>
  threadRows(list).find((row) => row.dataset['thread'] === thread);

/**
 * Keeps the focus in the list when its row goes, whoever took it away: the row that takes its place gets it, or where
 * there is none the name of the room.
 * @param room another one is another list, in which nothing has gone
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>, room: string) {
  const last = useRef<{ thread: string; at: number } | null>(null);
  const wanted = useRef<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was in another room is not missed in this one
  useEffect(() => {
    last.current = null;
    wanted.current = null;
  }, [room]);
  useEffect(() => {
    const rows = list.current;
    const note = () => {
      const thread = focusedRow(rows)?.dataset['thread'];
      if (thread === undefined) return;
      last.current = { thread, at: threadRows(rows).findIndex((row) => row.dataset['thread'] === thread) };
    };
    rows?.addEventListener('focusin', note);
    return () => rows?.removeEventListener('focusin', note);
  }, [list]);
  useEffect(() => {
    const back = wanted.current && rowOf(list.current, wanted.current);
    if (back) {
      wanted.current = null;
      focusRow(back);
      return;
    }
    const gone = last.current;
    if (!gone || document.activeElement !== document.body || rowOf(list.current, gone.thread)) return;
    last.current = null;
    const rows = threadRows(list.current);
    if (!focusRow(rows[gone.at] ?? rows.at(-1))) document.getElementById('page-title')?.focus();
  });

  return {
    /** The thread that has the focus, or had it last. */
    lastThread: () => last.current?.thread,
    /** Takes the focus to a thread as soon as it is there. */
    focusThread: (thread: string) => {
      wanted.current = thread;
    },
  };
}
