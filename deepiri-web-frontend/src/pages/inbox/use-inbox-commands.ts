import type { RefObject } from 'react';
import { useCommand } from '../../app/keyboard/commands.ts';
import { awaitMenu } from '../../app/keyboard/menu-typing.ts';
import { focusedRow, focusRow, useRowKeys } from '../../app/keyboard/use-row-keys.ts';
import type { Thread } from '../../data/inbox-threads.ts';
import type { ThreadDoings } from './thread-row.tsx';

type Given = {
  list: RefObject<HTMLElement | null>;
  threads: readonly Thread[];
  isUnfolded: (thread: Thread) => boolean;
  /** The thread that had the focus last, for what is asked from the palette. */
  lastThread: () => string | undefined;
  doings: ThreadDoings;
  /** Until when the key puts off; null where nothing is put off. */
  tomorrow: (() => string) | null;
};

/** What the keys do to the thread that has the focus. Without one they do nothing here. */
export function useInboxCommands({ list, threads, isUnfolded, lastThread, doings, tomorrow }: Given): void {
  useRowKeys(list);
  const onRow = (act: (thread: Thread, told: string, row: HTMLElement) => unknown) => {
    const row = focusedRow(list.current);
    const thread = threads.find(({ id }) => id === row?.dataset['thread']);
    return row && thread ? act(thread, row.dataset['notification'] ?? '', row) : false;
  };
  const open = (thread: Thread, told: string) => doings.open(thread, told);
  const file = (thread: Thread) => doings.file(thread);
  useCommand('list-open', () => onRow(open));
  useCommand('list-right', () =>
    onRow((thread, told) => {
      const folded = told === thread.newest.id && thread.earlier.length > 0 && !isUnfolded(thread);
      return folded ? doings.unfold(thread, true) : open(thread, told);
    }),
  );
  useCommand('list-left', () =>
    onRow((thread) => {
      if (!isUnfolded(thread)) return false;
      focusRow(list.current?.querySelector(`[data-notification="${thread.newest.id}"]`));
      return doings.unfold(thread, false);
    }),
  );
  useCommand('inbox-archive', () => onRow(file));
  useCommand('inbox-tomorrow', tomorrow !== null && (() => onRow((thread) => doings.putOff(thread, tomorrow()))));

  const overRow = (what: 'why' | 'later') => () => {
    const told = focusedRow(list.current)?.dataset['notification'];
    const thread = threads.find(({ id }) => id === (focusedRow(list.current)?.dataset['thread'] ?? lastThread()));
    if (!thread) return false;
    if (what === 'later') awaitMenu();
    return doings.show({ what, id: what === 'why' ? (told ?? thread.newest.id) : thread.newest.id });
  };
  useCommand('inbox-why', overRow('why'));
  useCommand('inbox-later', tomorrow !== null && overRow('later'));
}
