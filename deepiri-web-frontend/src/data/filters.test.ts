import { describe, expect, it } from 'vitest';
import { asksForOthers, matcherFor, movesWithTime, readFilter } from './filters.ts';

describe('a filter in the web app', () => {
  it('means open tasks when nothing is written', () => {
    expect(readFilter('  ')).toEqual(readFilter('status:open'));
  });

  it('tells when time alone changes what matches', () => {
    expect(
      ['due<7d', 'not (overdue or #a)', 'completed>=2026-11-01'].map((line) => movesWithTime(readFilter(line))),
    ).toEqual([true, true, true]);
    expect(movesWithTime(readFilter('status:open #work milk'))).toBe(false);
  });

  it('tells when other tasks change what matches', () => {
    expect(asksForOthers(readFilter('not blocked'))).toBe(true);
    expect(asksForOthers(readFilter('status:blocked overdue'))).toBe(false);
  });

  it('matches nothing when it cannot be read', () => {
    const context = { now: new Date(), timeZone: 'UTC', dayStartsAt: '00:00', isHeldUp: () => false };
    expect(matcherFor('stauts:open', context)).toBeNull();
  });
});
