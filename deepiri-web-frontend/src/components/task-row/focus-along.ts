import { type RefObject, useLayoutEffect, useRef } from 'react';
import { focusRow } from '../../app/keyboard/use-row-keys.ts';

/** The task whose row had the focus when it went. */
let left: string | null = null;

/** A row that comes to another section is a new one there: the focus that went with the old one comes along. */
export function useFocusAlong(id: string): RefObject<HTMLLIElement | null> {
  const ref = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const row = ref.current;
    if (left === id && document.activeElement === document.body) focusRow(row);
    return () => {
      if (row?.contains(document.activeElement)) left = id;
      else if (left === id) left = null;
    };
  }, [id]);
  return ref;
}
