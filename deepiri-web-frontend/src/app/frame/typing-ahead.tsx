import { type KeyboardEvent, useEffect, useState } from 'react';
import { useAddTyped } from '../../components/toasts/use-add-typed.ts';
import { AHEAD, keepTyped, takeTyped } from '../keyboard/typed-ahead.ts';
import classes from './typing-ahead.module.css';

type Props = { label: string; adds: boolean; isOne: boolean; onLeave: () => void };

/**
 * Has the focus from the key that asks for a field until the field takes it, so that the browser writes here what is
 * typed meanwhile, in whatever way it is typed. With the focus go the words.
 * @param adds whether Enter adds a line in that field
 * @param isOne whether nothing else comes to the screen than that field
 */
export function TypingAhead({ label, adds, isOne, onLeave }: Props) {
  const addTyped = useAddTyped();
  const [isOver, end] = useState(false);
  useEffect(() => () => keepTyped(''), []);
  if (isOver) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      const ended = takeTyped().split('\n').slice(0, -1);
      if (adds) ended.forEach(addTyped);
      onLeave();
    }
    // There is nowhere to go yet.
    else if (event.key === 'Tab') event.preventDefault();
  };
  const onBlur = () => {
    // A window that is left and comes back gives the focus back by itself.
    if (!document.hasFocus()) return;
    end(true);
    if (isOne) onLeave();
  };
  return (
    <textarea
      id={AHEAD}
      // biome-ignore lint/a11y/noAutofocus: a key has just asked for a place to write
      autoFocus
      className={classes.field}
      aria-label={label}
      rows={1}
      onChange={({ target }) => keepTyped(target.value)}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    />
  );
}
