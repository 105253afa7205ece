import { type RefObject, useEffect, useState } from 'react';

const FIELD = 'input:not([type="checkbox"],[type="radio"],[type="range"]),textarea,[contenteditable="true"]';
/** As much room as they take: two of them with what is under them, and half of the width of one. */
const HEIGHT = 180;
const HALF = 280;

/** Whether somebody writes at the end of the screen, where the toasts would lie over the words. */
const isInTheWay = (): boolean => {
  const field = document.activeElement;
  if (!field?.matches(FIELD)) return false;
  const { bottom, left, right } = field.getBoundingClientRect();
  const middle = window.innerWidth / 2;
  return bottom > window.innerHeight - HEIGHT && left < middle + HALF && right > middle - HALF;
};

/** Where the toasts go so that they lie over nothing that is being written. @param region they stand in it; anew with each @param count */
export function useOutOfTheWay(region: RefObject<HTMLElement | null>, count: number): 'top' | undefined {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (count === 0) return;
    const look = () => setOver((now) => (region.current?.contains(document.activeElement) ? now : isInTheWay()));
    look();
    const events = ['focusin', 'focusout', 'input', 'resize'];
    for (const event of events) window.addEventListener(event, look);
    return () => {
      for (const event of events) window.removeEventListener(event, look);
    };
  }, [region, count]);
  return isOver ? 'top' : undefined;
}
