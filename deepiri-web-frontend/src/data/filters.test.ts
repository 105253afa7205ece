import { describe, expect, it } from 'vitest';
import { asksForOthers, asksForProjects, matcherFor, movesWithTime, namesField, readFilter } from './filters.ts';

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

  it('knows projects by their names', () => {
    const context = { now: new Date(), timeZone: 'UTC', dayStartsAt: '00:00', isHeldUp: () => false };
    const task = { status: 'todo', projectId: 'prj_1' } as never;
    expect(matcherFor('project:talk', context, new Map([['talk', 'prj_1']]))?.(task)).toBe(true);
    expect(matcherFor('project:talk', context, new Map())).toBeNull();
    expect(['project:talk or #a', 'project:none', 'project:'].map(asksForProjects)).toEqual([true, false, false]);
  });

  it('is told from words to look for by the fields it names', () => {
    const lines = ['label:work due<7d', 'milk #home', 'not due:none', 'milk', 'overdue', 'note: call', 'due<', ''];
    expect(lines.filter((line) => namesField(line))).toEqual(['label:work due<7d', 'milk #home', 'not due:none']);
  });

  it('matches nothing when it cannot be read', () => {
    const context = { now: new Date(), timeZone: 'UTC', dayStartsAt: '00:00', isHeldUp: () => false };
    expect(matcherFor('stauts:open', context)).toBeNull();
  });
});
