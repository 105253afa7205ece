import type { Repeat } from './repeat.ts';
import { fallsOn } from './repeat-choice.ts';
import { addDays } from './time.ts';

const SHOWN = 3;
/** As far as the third of the rarest: 29 February. */
const FARTHEST = 20 * 366;

/**
 * The first days of a usual repetition, to be recognised by: of one that comes each time, with no interval and no end.
 * @param after the day of the task as it is
 */
export function exampleDays(repeat: Repeat, after: string): string[] {
  const days: string[] = [];
  if (repeat.times !== null) return days;
  for (let ahead = 1; ahead <= FARTHEST && days.length < SHOWN; ahead++) {
    const day = addDays(after, ahead);
    if (repeat.unit === 'yearly' ? day.slice(5) === after.slice(5) : fallsOn(repeat, day)) days.push(day);
  }
  return days;
}
