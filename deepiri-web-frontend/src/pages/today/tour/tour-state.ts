import { useState } from 'react';

const OVER = 'over';

/** Since when the person has been on the tour, in this browser; null when not, `isNew` when it was never begun. */
export function useTour(userId: string) {
  const name = `deepiri.tour.${userId}`;
  const [kept, setKept] = useState(() => localStorage.getItem(name));
  const set = (value: string) => {
    localStorage.setItem(name, value);
    setKept(value);
  };
  return {
    since: kept === OVER ? null : kept,
    isNew: kept === null,
    begin: () => set(new Date().toISOString()),
    end: () => set(OVER),
  };
}
