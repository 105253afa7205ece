import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badgeRules } from './badge-rules.ts';
import { catalogue, earnedBadges } from './badges.ts';
import { freshRun } from './streak.ts';
import { aLife, aTask } from './testing/given.ts';

const at = (date: string, time = '12:00') => `${date}T${time}:00.000Z`;
const of = (life: ReturnType<typeof aLife>, id: string) => catalogue(life.player).find((badge) => badge.id === id);

describe('badges', () => {
  it('is a catalogue of at least 24 with ids and names of their own, a tier for more than a few', () => {
    expect(badgeRules.length).toBeGreaterThanOrEqual(24);
    expect(new Set(badgeRules.map(({ id }) => id)).size).toBe(badgeRules.length);
    expect(new Set(badgeRules.map(({ name }) => name)).size).toBe(badgeRules.length);
    expect(badgeRules.every(({ target }) => target >= 1)).toBe(true);
  });

  it('shows progress, and the day it was earned', () => {
    const life = aLife();
    for (let index = 0; index < 3; index++) life.complete(at('2026-03-02'));
    expect(of(life, 'warmed_up')).toMatchObject({ earnedAt: null, progress: { current: 3, target: 10 } });
    expect(of(life, 'first_step')).toMatchObject({ earnedAt: at('2026-03-02'), progress: { current: 1, target: 1 } });
    expect(life.of('badge.earned')).toHaveLength(1);
    expect(life.of('badge.earned')[0]).toMatchObject({
      badge: { id: 'first_step', progress: { current: 1 } },
      earnedAt: at('2026-03-02'),
    });
  });

  it('stays earned when the work is undone: it was told to the person', () => {
    const life = aLife();
    life.reopen(life.complete(at('2026-03-02'), { difficulty: 'epic' }), at('2026-03-02'));
    expect(of(life, 'epic_1')).toMatchObject({ earnedAt: at('2026-03-02'), progress: { current: 1, target: 1 } });
    expect(of(life, 'epic_10')).toMatchObject({ earnedAt: null, progress: { current: 0 } });
  });

  it('cannot be had by doing one thing again and again', () => {
    const life = aLife();
    for (let round = 0; round < 12; round++) life.reopen(life.complete(at('2026-03-02')), at('2026-03-02'));
    expect(of(life, 'warmed_up')).toMatchObject({ earnedAt: null, progress: { current: 0 } });
  });

  it('lists what was earned, newest first', () => {
    const life = aLife();
    life.complete(at('2026-03-02'));
    life.complete(at('2026-03-03'), { difficulty: 'epic' });
    expect(earnedBadges(life.player).map(({ id }) => id)).toEqual(['epic_1', 'first_step']);
  });

  it.each([
    ['on_time_10', { dueAt: at('2026-03-02', '12:00') }],
    ['urgent_10', { priority: 'urgent' as const }],
    ['early_10', {}, '06:00'],
    ['late_10', {}, '23:00'],
    ['late_10', {}, '03:59'],
    ['weekend_10', {}, '12:00', '2026-03-07'],
    ['faster_10', { estimateMinutes: 60, actualMinutes: 10 }],
    ['estimate_10', { estimateMinutes: 60, actualMinutes: 66 }],
    ['planned_10', { scheduledFor: '2026-03-02' }],
    ['parts_25', { parentId: aTask().id }],
    ['long_10', { actualMinutes: 120 }],
    ['code_25', { kind: 'code' as const }],
    ['kinds_5', {}],
    ['imported_10', { source: { provider: 'github', externalId: '1', url: 'https://example.org' } }],
  ])('counts towards %s', (id, fields, time = '12:00', date = '2026-03-02') => {
    const life = aLife();
    life.complete(at(date, time), fields);
    expect(of(life, id)?.progress.current).toBe(1);
  });

  it('counts time that was spent as deep work, never an estimate', () => {
    const life = aLife();
    life.complete(at('2026-03-02'), { estimateMinutes: 240 });
    life.complete(at('2026-03-02'), { estimateMinutes: 240, actualMinutes: 119 });
    expect(of(life, 'long_10')?.progress.current).toBe(0);
    life.complete(at('2026-03-02'), { estimateMinutes: 10, actualMinutes: 120 });
    expect(of(life, 'long_10')?.progress.current).toBe(1);
  });

  it('counts nothing of the kind for a plain task at noon on a Monday', () => {
    const life = aLife();
    life.complete(at('2026-03-02'));
    expect(Object.keys(life.player.counters).toSorted()).toEqual(['completed', 'difficulty:medium', 'kind:task']);
  });

  it('never shows more than the target, never less than nothing', () => {
    const counters = fc.dictionary(fc.constantFrom(...badgeRules.map(({ metric }) => metric)), fc.nat(5000));
    fc.assert(
      fc.property(counters, fc.nat(100_000), fc.nat(400), (raised, xp, bestStreak) => {
        const player = { ...aLife().player, counters: raised, xp, run: { ...freshRun, best: bestStreak } };
        for (const { progress } of catalogue(player)) {
          expect(progress.current).toBeGreaterThanOrEqual(0);
          expect(progress.current).toBeLessThanOrEqual(progress.target);
        }
      }),
      { numRuns: 50 },
    );
  });
});
