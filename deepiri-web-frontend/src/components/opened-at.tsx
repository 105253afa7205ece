import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

type Props = {
  at: RefObject<HTMLElement | null>;
  // What the kit gives to the child of its target.
  ref?: (element: HTMLElement | null) => void;
  id?: string;
  'aria-controls'?: string;
};

/**
 * Stands for a button that was on the screen before the kit came: as the child of a `Target`, which takes the button for
 * its own. So what opens may be fetched when it is wanted, and the button neither goes nor loses the focus.
 */
export function OpenedAt({ at, ref, id, 'aria-controls': controls }: Props) {
  useLayoutEffect(() => ref?.(at.current), [at, ref]);
  useLayoutEffect(() => {
    const button = at.current;
    if (!button) return;
    if (id) button.id = id;
    if (controls) button.setAttribute('aria-controls', controls);
    else button.removeAttribute('aria-controls');
  }, [at, id, controls]);
  return null;
}

/** Opens after it is there: the kit notes what had the focus only of what opens later than it came. */
export function useOpenedLate(opened: boolean): boolean {
  const [isThere, arrive] = useState(false);
  useEffect(() => arrive(true), []);
  return opened && isThere;
}
