import { useState } from 'react';
import { inBrowser } from '../../../data/browser-texts.ts';

/** How far the person is with the tour in this browser: it is offered once. */
export function useTour(userId: string) {
  const name = `deepiri.tour.${userId}`;
  const [kept, setKept] = useState(() => inBrowser.get(name));
  const set = (value: 'on' | 'over') => {
    inBrowser.set(name, value);
    setKept(value);
  };
  return { isOn: kept === 'on', isNew: kept === null, begin: () => set('on'), end: () => set('over') };
}
