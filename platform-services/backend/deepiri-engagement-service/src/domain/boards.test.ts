import { describe, expect, it } from 'vitest';
import { boardOf, boardsBeginning, boardsOf, scoreOn } from './boards.ts';
import { aLife } from './testing/given.ts';

describe('boards', () => {
  it('are named by the local date', () => {
    const boards = boardsOf('2026-01-01', '2026-01-02');
    expect(boards.map(({ name }) => name)).toEqual([
      'xp:all',
      'xp:month:2026-01',
      'xp:week:2026-W01',
      'xp:day:2026-01-01',
    ]);
    expect(boards[2]).toMatchObject({ from: '2025-12-29', to: '2026-01-04' });
    expect(boardOf('week', '2027-01-03')).toMatchObject({
      name: 'xp:week:2026-W53',
      from: '2026-12-28',
      to: '2027-01-03',
    });
  });

  it('of long past periods are not made again', () => {
    expect(boardsOf('2026-01-10', '2026-04-01').map(({ name }) => name)).toEqual(['xp:all']);
    expect(boardsOf('2026-03-31', '2026-04-30').map(({ name }) => name)).toContain('xp:month:2026-03');
  });

  it('are found by the day that they begin with', () => {
    const names = boardsBeginning('2026-05-31', '2026-06-02').map(({ name }) => name);
    expect(names).toEqual(['xp:day:2026-05-31', 'xp:month:2026-06', 'xp:week:2026-W23', 'xp:day:2026-06-01']);
  });

  it('score what stands in their period', () => {
    const life = aLife();
    life.complete('2026-02-28T12:00:00.000Z');
    life.complete('2026-03-01T12:00:00.000Z', { difficulty: 'hard' });
    life.reopen(life.complete('2026-03-02T12:00:00.000Z'), '2026-03-02T13:00:00.000Z');
    const score = (period: 'all' | 'month' | 'week' | 'day', date: string) =>
      scoreOn(boardOf(period, date), life.player);
    expect(score('all', '2026-03-02')).toBe(31);
    expect(score('month', '2026-02-01')).toBe(10);
    expect(score('month', '2026-03-09')).toBe(21);
    expect(score('week', '2026-02-27')).toBe(31);
    expect(score('day', '2026-03-02')).toBe(0);
  });
});
