import type { KeyboardEvent, RefObject } from 'react';
import { continued, type Edit, linked, listed, type Written, wrapped } from './edit.ts';

export type Editing = 'bold' | 'italic' | 'code' | 'link' | 'list' | 'steps';

const edits: Record<Editing, (written: Written) => Edit> = {
  bold: (written) => wrapped(written, '**'),
  italic: (written) => wrapped(written, '_'),
  code: (written) => wrapped(written, '`'),
  link: linked,
  list: (written) => listed(written, 'list'),
  steps: (written) => listed(written, 'steps'),
};

/** With Ctrl or ⌘, those with Shift where a browser or the app has the plain one. */
const keys: Readonly<Record<string, Editing>> = {
  b: 'bold',
  i: 'italic',
  e: 'code',
  'shift+k': 'link',
  'shift+8': 'list',
  'shift+9': 'steps',
};

/** Types a change as a person would, so that the browser’s own undo knows it. */
function type(field: HTMLTextAreaElement, { from, to, insert, select }: Edit): void {
  field.focus();
  field.setSelectionRange(from, to);
  const isTyped = document.execCommand(insert === '' ? 'delete' : 'insertText', false, insert);
  if (!isTyped) {
    field.setRangeText(insert, from, to);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.setSelectionRange(...select);
}

const writtenIn = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Written => ({
  text: value,
  start: selectionStart,
  end: selectionEnd,
});

/** Markdown by keys and buttons in a field for several lines; Enter goes on with a list. */
export function useEditor(field: RefObject<HTMLTextAreaElement | null>) {
  const apply = (editing: Editing) => {
    if (field.current) type(field.current, edits[editing](writtenIn(field.current)));
  };
  /** @returns whether the key meant something here */
  const press = (event: KeyboardEvent): boolean => {
    const { current } = field;
    if (!current || event.altKey) return false;
    if (event.ctrlKey || event.metaKey) {
      const digit = /^Digit(\d)$/.exec(event.code)?.[1];
      const editing = keys[`${event.shiftKey ? 'shift+' : ''}${digit ?? event.key.toLowerCase()}`];
      if (!editing) return false;
      apply(editing);
      return true;
    }
    const next = event.key === 'Enter' && !event.shiftKey ? continued(writtenIn(current)) : null;
    if (next) type(current, next);
    return next !== null;
  };
  return { apply, press };
}
