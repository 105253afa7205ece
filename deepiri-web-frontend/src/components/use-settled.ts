import { useEffect, useState } from 'react';

/** Long enough to skip keys within a word, short enough to feel like typing. */
const SETTLE_MS = 70;

/** A value that is being typed, once one pauses. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}
