import { useRef, useState } from 'react';
import { asideOf, tellAside } from './aside.ts';
import { inTab } from './browser-texts.ts';
import { useMe } from './session.ts';
import { isForm, isLike } from './shape.ts';

/** Who types before anybody has signed in. */
export const NOBODY = 'nobody';

/**
 * What was typed and not sent. T1: it is kept with each sign, so it survives a reload at any moment. T2: what is as usual
 * again is not kept. T3: it belongs to a person, whom another one in this tab never reads. T4: it goes when it is dropped,
 * which is when it was sent or given up, and with all else in this tab when the person signs out. Never for a password.
 * @param owner the id of the person, or `NOBODY`
 * @param place what it was typed into, such as `comment.tsk_1`
 * @param usual what stands there when nothing was typed
 */
export function draftOf<T>(owner: string, place: string, usual: T) {
  const name = `deepiri.typed.${owner}.${place}`;
  const drop = () => inTab.drop(name);
  return {
    /** What was typed, of a form over what is usual in its other fields; else what is usual. */
    read(): T {
      const kept = inTab.get(name);
      const typed = parsed(kept);
      if (typed === null) return usual;
      if (isLike(usual, typed)) return isForm(typed) && isForm(usual) ? { ...usual, ...typed } : (typed as T);
      inTab.set(asideOf(name), kept ?? '');
      drop();
      // A field is being drawn, and nothing else may be meanwhile.
      queueMicrotask(tellAside);
      return usual;
    },
    keep(typed: T): void {
      if (same(typed, usual)) drop();
      else inTab.set(name, JSON.stringify(typed));
    },
    drop,
  };
}

/** @returns undefined for what cannot be read */
function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}

/** Field by field, of those that are usual: a form may hold more, such as a password. */
function same(typed: unknown, usual: unknown): boolean {
  if (isForm(typed) && isForm(usual)) return Object.keys(usual).every((key) => same(typed[key], usual[key]));
  return JSON.stringify(typed) === JSON.stringify(usual);
}

/**
 * A draft of the signed-in person as the state of a field: what is written is kept at once.
 * @returns what stands in the field, how to write into it, and how to send it
 */
export function useDraft<T>(place: string, usual: T) {
  const draft = draftOf(useMe().id, place, usual);
  const [value, setValue] = useState(draft.read);
  const latest = useRef(value);
  const write = (next: T | ((now: T) => T)) => {
    latest.current = next instanceof Function ? next(latest.current) : next;
    draft.keep(latest.current);
    setValue(() => latest.current);
  };
  /** T5: leaves the field at once and is kept until it has arrived; refused, it comes back unless something else was typed. */
  const leave = (sending: Promise<unknown>) => {
    const typed = latest.current;
    latest.current = usual;
    setValue(() => usual);
    sending.then(
      () => same(draft.read(), typed) && draft.drop(),
      () => same(latest.current, usual) && write(typed),
    );
  };
  return [value, write, leave] as const;
}
