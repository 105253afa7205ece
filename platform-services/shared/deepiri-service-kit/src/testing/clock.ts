import type { Clock } from '../context.ts';

export type MovableClock = Clock & { set(date: Date): void; advance(milliseconds: number): void };

/** A clock that stands still until it is moved. */
export function movableClock(start = new Date('2026-03-02T09:00:00Z')): MovableClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    set(date) {
      now = date.getTime();
    },
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}
