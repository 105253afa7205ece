import { useEffect, useLayoutEffect, useRef } from 'react';
import { type CommandId, type KeyPress, match } from './bindings.ts';
import { closePopover } from './close-popover.ts';
import { runCommand } from './commands.ts';
import { endWord, isTypedSpace, reachMenu, typeInMenu } from './menu-typing.ts';

const SEQUENCE_MS = 1_200;
const SINGLE_KEYS = ['checkbox', 'radio', 'button', 'range'];
/** Arrow keys belong to what handles them itself. */
const OWNS_ARROWS = '[role="slider"],[role="radiogroup"],[role="tablist"],input[type="radio"],input[type="range"]';
/** What lies over the page takes all keys. */
const POPUP = '[role="menu"],[role="listbox"],[role="dialog"]';
const alwaysAllowed = new Set<CommandId>(['palette', 'scheme']);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !SINGLE_KEYS.includes(target.type);
}

function pressOf(event: KeyboardEvent): KeyPress {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  return { key, ctrlKey, metaKey, altKey, shiftKey, typing: isTyping(event.target) };
}

/**
 * Listens for the keyboard map. Once, at the frame.
 * @param covered whether something lies over the page, or is on its way there: letters typed meanwhile are not commands
 */
export function useKeyboard(covered: boolean): void {
  const coming = useRef(covered);
  useLayoutEffect(() => {
    coming.current = covered;
  }, [covered]);
  useEffect(() => {
    let before: string | null = null;
    let begunAt = 0;
    let popup = false;
    // Asked before anything else hears the key, at the window as dialogs do: a pop-up that it closes must not let it through to the page.
    const look = (event: KeyboardEvent) => {
      const isForMenu = typeInMenu(event, isTyping(event.target));
      if (isForMenu || closePopover(event)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      popup = coming.current || document.querySelector(POPUP) !== null;
    };
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key))
        return;
      const press = pressOf(event);
      const owned = press.typing || (event.target instanceof Element && event.target.closest(OWNS_ARROWS) !== null);
      if (event.key.startsWith('Arrow') && owned) return;
      if (event.timeStamp - begunAt > SEQUENCE_MS) before = null;
      const { commands, begun } = match(press, before);
      before = begun;
      begunAt = event.timeStamp;
      if (commands.some((id) => (!popup || alwaysAllowed.has(id)) && runCommand(id))) event.preventDefault();
    };
    const lookUp = (event: KeyboardEvent) => isTypedSpace(event) && event.preventDefault();
    window.addEventListener('keydown', look, { capture: true });
    window.addEventListener('keyup', lookUp, { capture: true });
    window.addEventListener('pointerdown', endWord, { capture: true });
    document.addEventListener('focusin', reachMenu);
    document.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keyup', lookUp, { capture: true });
      window.removeEventListener('pointerdown', endWord, { capture: true });
      document.removeEventListener('focusin', reachMenu);
      document.removeEventListener('keydown', listen);
    };
  }, []);
}
