import type { Comment, TimeEntry } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { commentsWith, entriesWith, isForgotten, timerWith } from './time-rules.ts';

const entry = (id: string, at: number, more: Partial<TimeEntry> = {}) =>
  ({ id, startedAt: `2026-11-18T10:0${at}:00Z`, endedAt: null, version: 1, ...more }) as TimeEntry;
const ended = (one: TimeEntry): TimeEntry => ({ ...one, endedAt: '2026-11-18T11:00:00Z', version: one.version + 1 });
const [a, b] = [entry('a', 1), entry('b', 2)];

describe('what runs', () => {
  it('is what was started last, however late one hears of the rest', () => {
    expect(timerWith(null, a)).toBe(a);
    expect(timerWith(a, b)).toBe(b);
    expect(timerWith(b, a)).toBe(b);
    expect(timerWith(b, ended(a))).toBe(b);
  });

  it('is nothing once it has ended or is gone, also when its beginning is told again', () => {
    expect(timerWith(a, ended(a))).toBeNull();
    expect(timerWith(a, a, true)).toBeNull();
    expect(timerWith({ ...a, note: 'x', version: 3 }, a)).toMatchObject({ note: 'x' });
  });

  it('has been forgotten after eight hours', () => {
    expect(isForgotten(a, new Date('2026-11-18T18:01:00Z'))).toBe(false);
    expect(isForgotten(a, new Date('2026-11-18T18:01:01Z'))).toBe(true);
  });
});

it('entries and comments stand from the latest on, each once, at its newest version', () => {
  expect(entriesWith([a], b).map(({ id }) => id)).toEqual(['b', 'a']);
  expect(entriesWith([ended(a)], a)).toEqual([ended(a)]);
  expect(entriesWith([b, a], b, true)).toEqual([a]);
  const said = (id: string, at: number, version = 1) => ({ id, createdAt: `2026-11-1${at}`, version }) as Comment;
  expect(commentsWith([said('x', 1)], said('y', 2)).map(({ id }) => id)).toEqual(['y', 'x']);
  expect(commentsWith([said('x', 1, 2)], said('x', 1))[0]?.version).toBe(2);
  expect(commentsWith([said('x', 1)], said('x', 1), true)).toEqual([]);
});
