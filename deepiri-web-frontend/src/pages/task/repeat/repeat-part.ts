import type { Repeat } from '../../../data/repeat.ts';

/** What each part of the editor is given: the whole repetition, and the date that it begins from. */
export type RepeatPartProps = { repeat: Repeat; date: string; onChange: (repeat: Repeat) => void };

/** A whole number from a field; what is no such number leaves it as it was. */
export const whole = (text: string, most: number, before: number) => {
  const value = Math.round(Number(text));
  return value >= 1 && value <= most ? value : before;
};
