import { useEffect } from 'react';
import { match } from './bindings.ts';
import { runCommand } from './commands.ts';

const SEQUENCE_MS = 1_200;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type);
}

/** Arrow keys belong to what handles them itself: menus, sliders, tabs, open pop-ups. */
function ownsArrows(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      '[role="slider"],[role="menu"],[role="listbox"],[role="radiogroup"],[role="dialog"],[role="tablist"],input[type="radio"]',
    ) !== null
  );
}

/** Listens for the keyboard map. Once, at the frame. */
export function useKeyboard(): void {
  useEffect(() => {
    let before: string | null = null;
    let begunAt = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key))
        return;
      const dialogOpen = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
      const typing = isTyping(event.target);
      if (event.key.startsWith('Arrow') && (typing || ownsArrows(event.target))) return;
      if (event.timeStamp - begunAt > SEQUENCE_MS) before = null;
      const { command, begun } = match({ ...pick(event), typing }, before);
      before = begun;
      begunAt = event.timeStamp;
      if (!command || (dialogOpen && command !== 'palette' && command !== 'scheme')) return;
      if (runCommand(command)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

const pick = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => ({ key, ctrlKey, metaKey, altKey });
