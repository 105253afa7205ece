import { useState } from 'react';

/** How far the person is with the tour in this browser: it is offered once. */
export function useTour(userId: string) {
  const name = `deepiri.tour.${userId}`;
  const [kept, setKept] = useState(() => localStorage.getItem(name));
  const set = (value: 'on' | 'over') => {
    localStorage.setItem(name, value);
    setKept(value);
  };
  return { isOn: kept === 'on', isNew: kept === null, begin: () => set('on'), end: () => set('over') };
}
