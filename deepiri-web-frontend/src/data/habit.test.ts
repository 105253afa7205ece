import { describe, expect, it } from 'vitest';
import { isAnyDay, isPressing, standingOf } from './habit.ts';

const week = { from: '2026-11-16', to: '2026-11-22', times: 3, done: 1, streak: 4, best: 4, missed: 0 };
const open = { habit: week, status: 'todo', scheduledFor: null } as const;

describe('a habit', () => {
  it('stands as the platform has counted, with this time when it is done', () => {
    expect(standingOf(open, '2026-11-18')).toEqual({ done: 1, times: 3, unit: 'week', streak: 4 });
    expect(standingOf({ ...open, status: 'done' }, '2026-11-18')).toMatchObject({ done: 2, streak: 4 });
    expect(standingOf({ habit: { ...week, done: 2 }, status: 'done' }, '2026-11-22')).toMatchObject({
      done: 3,
      streak: 5,
    });
    const month = { ...week, from: '2026-11-01', to: '2026-11-30' };
    expect(standingOf({ ...open, habit: month }, '2026-11-18')).toMatchObject({ unit: 'month' });
    expect(standingOf({ ...open, habit: { ...week, to: week.from } }, '2026-11-16')).toMatchObject({ unit: 'day' });
  });

  it('says nothing of a window that is over or has not begun', () => {
    for (const today of ['2026-11-15', '2026-11-23']) expect(standingOf(open, today)).toBeNull();
    expect(standingOf({ habit: null, status: 'todo' }, '2026-11-18')).toBeNull();
  });

  it('of several times in a window is for any day of it, unless its person has chosen one', () => {
    expect(isAnyDay(open, '2026-11-18')).toBe(true);
    expect(isAnyDay({ ...open, scheduledFor: '2026-11-16' }, '2026-11-18')).toBe(true);
    expect(isAnyDay({ ...open, scheduledFor: '2026-11-19' }, '2026-11-18')).toBe(false);
    expect(isAnyDay(open, '2026-11-15')).toBe(false);
    expect(isAnyDay({ ...open, habit: { ...week, times: 1 } }, '2026-11-18')).toBe(false);
  });

  it('presses when the days left are no more than the times', () => {
    expect(['2026-11-20', '2026-11-21', '2026-11-22'].map((today) => isPressing(open, today))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
