import type { RefObject } from 'react';
import { useCommand } from '../../app/keyboard/commands.ts';
import { focusedRow, noTaskHasFocus, pressRow } from '../../app/keyboard/use-row-keys.ts';
import { useOpenTask } from '../../components/task-link.tsx';
import type { Room } from './use-room.ts';

type Given = {
  room: Room;
  root: RefObject<HTMLElement | null>;
  /** All tasks as they stand one under the other. */
  order: readonly string[];
  move: (step: 1 | -1) => boolean;
  /** To the next column, where there are columns. */
  sideways?: (step: 1 | -1) => boolean;
};

/** What the keys do to the row that has the focus, or to all that is selected. */
export function useRoomCommands({ room, root, order, move, sideways }: Given): void {
  const open = useOpenTask();
  const focusedId = () => focusedRow(root.current)?.dataset['task'];
  const onFocused = (act: (id: string) => void) => () => {
    const id = focusedId();
    if (id === undefined) return false;
    act(id);
    return true;
  };
  const step = (by: 1 | -1) => () => {
    const from = focusedId();
    if (!move(by)) return false;
    const to = focusedId();
    if (from !== undefined && to !== undefined) room.step(from, to, order);
    return true;
  };
  useCommand('list-next', () => move(1));
  useCommand('list-previous', () => move(-1));
  useCommand('list-complete', () => pressRow(root.current));
  useCommand('list-open', onFocused(open));
  useCommand('list-right', sideways ? () => sideways(1) : onFocused(open));
  useCommand('list-left', () => sideways?.(-1) ?? false);
  useCommand('list-select', onFocused(room.toggle));
  useCommand('list-select-next', step(1));
  useCommand('list-select-previous', step(-1));
  // Not the list behind an open task.
  useCommand('list-select-all', () => noTaskHasFocus() && room.selectAll());
  useCommand('list-done', () => room.act('complete'));
  useCommand('list-start', () => room.act('start'));
  useCommand('list-today', () => room.act('moveToToday'));
  useCommand('list-tomorrow', () => room.act('moveToTomorrow'));
  useCommand('list-delete', () => room.act('remove'));
  useCommand('close', () => (room.isSelecting ? room.selectNone() : false));
}
