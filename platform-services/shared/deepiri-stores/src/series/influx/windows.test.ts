import { describe, expect, it } from 'vitest';
import { runsOf } from './windows.ts';

const HOUR = 3_600_000;
const hours = (...instants: number[]) => instants.map((hour) => new Date(hour * HOUR));

describe('windows in runs', () => {
  it('S1 a year of days is few runs, with the two days that are longer or shorter', () => {
    const boundaries = [0, 24, 48, 71, 95, 119, 144, 168];
    expect(runsOf(hours(...boundaries))).toEqual([
      { start: 0, length: 24 * HOUR, count: 2, first: 0 },
      { start: 48 * HOUR, length: 23 * HOUR, count: 1, first: 2 },
      { start: 71 * HOUR, length: 24 * HOUR, count: 2, first: 3 },
      { start: 119 * HOUR, length: 25 * HOUR, count: 1, first: 5 },
      { start: 144 * HOUR, length: 24 * HOUR, count: 1, first: 6 },
    ]);
  });

  it('leaves out windows that hold nothing, and a run does not go across them', () => {
    expect(runsOf(hours(0, 1, 1, 2))).toEqual([
      { start: 0, length: HOUR, count: 1, first: 0 },
      { start: HOUR, length: HOUR, count: 1, first: 2 },
    ]);
    expect(runsOf(hours(3, 2))).toEqual([]);
    expect(runsOf(hours(1))).toEqual([]);
    expect(runsOf([])).toEqual([]);
  });
});
