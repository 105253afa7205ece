import { useEffect, useState, useSyncExternalStore } from 'react';
import { inTab } from '../data/browser-texts.ts';
import { isOnlyHere, onChanged } from '../data/local-store.ts';

const LOOK_EVERY_MS = 2_500;
/** When the page last loaded itself anew. */
const LOADED = 'deepiri.loaded-anew';
/** Sooner than this it does not do so again: then it is something else. */
const AGAIN_AFTER_MS = 60_000;

/** Whether the platform answers; asked until it does. */
export function useAnswers(wanted: boolean): boolean {
  const [answers, setAnswers] = useState(false);
  useEffect(() => {
    if (!wanted || answers) return;
    const look = () =>
      void fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
        ({ ok }) => ok && setAnswers(true),
        () => undefined,
      );
    look();
    const timer = window.setInterval(look, LOOK_EVERY_MS);
    window.addEventListener('online', look);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('online', look);
    };
  }, [wanted, answers]);
  return answers;
}

/** Loads the page anew, as soon as nothing that was done is in its memory only. @returns stops */
export function loadAnew(): () => void {
  const look = () => {
    if (!isOnlyHere()) window.location.reload();
  };
  look();
  return onChanged(look);
}

/** The same, as soon as it is wanted. @returns whether it waits for that */
export function useLoadAnew(wanted: boolean): boolean {
  const waits = useSyncExternalStore(onChanged, isOnlyHere);
  useEffect(() => (wanted ? loadAnew() : undefined), [wanted]);
  return wanted && waits;
}

/** Whether the page may load itself anew, unasked: not again and again, nor while a tab keeps in memory what was typed. */
export function mayLoadByItself(): boolean {
  const now = Date.now();
  if (now - Number(inTab.get(LOADED) ?? 0) < AGAIN_AFTER_MS) return false;
  inTab.set(LOADED, String(now));
  return !inTab.isOnlyHere();
}
