import type { LeaderboardPeriod } from 'deepiri-contracts';
import { describe, expect, it } from 'vitest';
import { boardOf, boardsEnding, boardsOf, scoreOn } from './boards.ts';
import { aLife } from './testing/given.ts';

describe('boards', () => {
  it('are named by the local date', () => {
    const boards = boardsOf('2026-01-01', '2026-01-02');
    expect(boards.map(({ name }) => name)).toEqual([
      'xp:all',
      'xp:season:2026-Q1',
      'xp:month:2026-01',
      'xp:week:2026-W01',
      'xp:day:2026-01-01',
    ]);
    expect(boards[3]).toMatchObject({ from: '2025-12-29', to: '2026-01-04' });
    expect(boardOf('week', '2027-01-03')).toMatchObject({
      name: 'xp:week:2026-W53',
      from: '2026-12-28',
      to: '2027-01-03',
    });
  });

  it('of long past periods are not made again', () => {
    expect(boardsOf('2026-01-10', '2026-05-02').map(({ name }) => name)).toEqual(['xp:all']);
    expect(boardsOf('2026-03-31', '2026-04-30').map(({ name }) => name)).toContain('xp:month:2026-03');
  });

  it('of a season last a quarter of the year, and are kept a month longer', () => {
    const seasons = ['2027-01-01', '2026-02-28', '2028-04-01', '2026-09-30', '2026-12-31'].map((date) => {
      const { name, from, to } = boardOf('season', date);
      return `${name} ${from} ${to}`;
    });
    expect(seasons).toEqual([
      'xp:season:2027-Q1 2027-01-01 2027-03-31',
      'xp:season:2026-Q1 2026-01-01 2026-03-31',
      'xp:season:2028-Q2 2028-04-01 2028-06-30',
      'xp:season:2026-Q3 2026-07-01 2026-09-30',
      'xp:season:2026-Q4 2026-10-01 2026-12-31',
    ]);
    const kept = (today: string) => boardsOf('2026-01-01', today).map(({ period }) => period);
    expect(kept('2026-05-01')).toEqual(['all', 'season']);
    expect(kept('2026-05-02')).toEqual(['all']);
  });

  it.each([
    ['2028-02-10', '2028-02-29'],
    ['2026-02-10', '2026-02-28'],
    ['2026-04-30', '2026-04-30'],
    ['2026-12-01', '2026-12-31'],
  ])('of the month of %s end on %s', (date, end) => {
    expect(boardOf('month', date).to).toBe(end);
  });

  it('are found by the day that they end with', () => {
    const names = boardsEnding('2026-06-28', '2026-07-02').map(({ name }) => name);
    const days = ['xp:day:2026-06-28', 'xp:day:2026-06-29', 'xp:day:2026-06-30', 'xp:day:2026-07-01'];
    expect(new Set(names)).toEqual(new Set([...days, 'xp:week:2026-W26', 'xp:month:2026-06', 'xp:season:2026-Q2']));
  });

  it('score what stands in their period', () => {
    const life = aLife();
    life.complete('2026-02-28T12:00:00.000Z');
    life.complete('2026-03-01T12:00:00.000Z', { difficulty: 'hard' });
    life.reopen(life.complete('2026-03-02T12:00:00.000Z'), '2026-03-02T13:00:00.000Z');
    const score = (period: LeaderboardPeriod, date: string) => scoreOn(boardOf(period, date), life.player);
    expect(score('all', '2026-03-02')).toBe(31);
    expect(score('season', '2026-03-31')).toBe(31);
    expect(score('season', '2026-04-01')).toBe(0);
    expect(score('month', '2026-02-01')).toBe(10);
    expect(score('month', '2026-03-09')).toBe(21);
    expect(score('week', '2026-02-27')).toBe(31);
    expect(score('day', '2026-03-02')).toBe(0);
  });
});
