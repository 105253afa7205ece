import { describe, expect, it } from 'vitest';
import { calendar } from './calendar.ts';
import { aLife, aUser } from './testing/given.ts';

const at = (date: string) => `${date}T12:00:00.000Z`;

describe('the days of a streak', () => {
  it('says of each why it counts or not', () => {
    const life = aLife({ joined: at('2026-03-03') });
    for (const date of ['2026-03-04', '2026-03-04', '2026-03-05', '2026-03-07']) life.complete(at(date));
    expect(
      calendar(life.player, '2026-03-12', 12).map(({ date, state, reason }) => `${date} ${state}: ${reason}`),
    ).toEqual([
      '2026-03-01 before: Before you joined.',
      '2026-03-02 before: Before you joined.',
      '2026-03-03 missed: Nothing was completed.',
      '2026-03-04 counted: 2 tasks completed for 20 XP.',
      '2026-03-05 counted: 1 task completed for 11 XP.',
      '2026-03-06 frozen: Nothing was completed; a freeze kept the streak of 2 days.',
      '2026-03-07 counted: 1 task completed for 12 XP.',
      '2026-03-08 missed: Nothing was completed. The freezes were too few for the whole gap, so none was spent.',
      '2026-03-09 missed: Nothing was completed, and 1 freeze could not cover the gap: the streak of 3 days ended.',
      '2026-03-10 missed: Nothing was completed.',
      '2026-03-11 missed: Nothing was completed.',
      '2026-03-12 open: Complete one task today to begin a streak.',
    ]);
  });

  it('shows what a running streak lives on', () => {
    const life = aLife();
    life.complete(at('2026-03-04'));
    expect(calendar(life.player, '2026-03-06', 3)).toEqual([
      {
        date: '2026-03-04',
        state: 'counted',
        xp: 10,
        completions: 1,
        reason: '1 task completed for 10 XP.',
        code: 'completed',
        values: { completions: 1, xp: 10 },
      },
      {
        date: '2026-03-05',
        state: 'frozen',
        xp: 0,
        completions: 0,
        reason: 'Nothing was completed; a freeze kept the streak of 1 day.',
        code: 'freeze_used',
        values: { days: 1 },
      },
      {
        date: '2026-03-06',
        state: 'open',
        xp: 0,
        completions: 0,
        reason: 'Complete one task today to keep the streak of 1 day.',
        code: 'keeps_streak',
        values: { days: 1 },
      },
    ]);
  });

  it('does not hold a day against somebody that a change of zone cut short', () => {
    const life = aLife({ user: aUser({ timeZone: 'Pacific/Pago_Pago' }) });
    life.complete('2026-03-02T20:00:00.000Z');
    life.move('2026-03-03T10:30:00.000Z', 'Pacific/Kiritimati');
    const [, skipped] = calendar(life.player, '2026-03-04', 3);
    expect(skipped).toMatchObject({ date: '2026-03-03', state: 'frozen' });
    expect(skipped?.reason).toMatch('cut this day short');
  });

  it('can look back as far as it is asked to, also over days that are sealed', () => {
    const life = aLife();
    for (let day = 0; day < 140; day++)
      life.complete(new Date(Date.parse(at('2026-01-10')) + day * 86_400_000).toISOString());
    const days = calendar(life.player, '2026-05-29', 62);
    expect(days.every(({ state }) => state === 'counted')).toBe(true);
    expect(life.player.days).toHaveLength(70);
  });
});
