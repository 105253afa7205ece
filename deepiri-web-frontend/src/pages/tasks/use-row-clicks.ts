import type { MouseEvent } from 'react';
import type { Room } from './use-room.ts';

/** A click with Shift selects up to a row; where rows are being selected, any click on one does. */
export function useRowClicks(room: Room, order: readonly string[]) {
  return {
    onClickCapture(event: MouseEvent<HTMLElement>) {
      const target = event.target as Element;
      const id = target.closest<HTMLElement>('[data-task]')?.dataset['task'];
      if (!id || !(event.shiftKey || (room.selecting && target.closest('[data-select]') === null))) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.shiftKey) room.extend(id, order);
      else room.toggle(id);
    },
    // With Shift a click selects tasks, not the text between them.
    onMouseDown(event: MouseEvent<HTMLElement>) {
      if (event.shiftKey) event.preventDefault();
    },
  };
}
