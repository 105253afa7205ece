import { addDays } from 'deepiri-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardsOf, scoreOn } from './boards.ts';
import { hasSeasons, seasonsFrom } from './seasons.ts';
import { aLife, type Life } from './testing/given.ts';

const noon = (date: string) => `${date}T12:00:00.000Z`;
const entries = (life: Life) => life.ledger.map(({ entry }) => entry);

/** What the ledger says of every season whose board is kept on a day. */
function expectAsInLedger(life: Life, today: string) {
  for (const date of [today, addDays(today, -92)]) {
    const season = boardsOf(date, today).find(({ period }) => period === 'season');
    if (!season) continue;
    const inIt = entries(life).filter(({ localDate }) => localDate >= season.from && localDate <= season.to);
    const xp = inIt.reduce((sum, { amount }) => sum + amount, 0);
    expect(scoreOn(season, life.player), `${season.name} on ${today}`).toBe(xp);
  }
}

describe('the XP of a season', () => {
  it('have those of days that are sealed, also when one of them is opened again', () => {
    const life = aLife();
    const early = life.complete(noon('2026-04-01'), { difficulty: 'hard' });
    life.complete(noon('2026-04-02'), { difficulty: 'epic' });
    life.complete(noon('2026-06-30'), { difficulty: 'easy' });
    expect(life.player.sealed.through).toBe('2026-04-21');
    expectAsInLedger(life, '2026-06-30');
    life.reopen(early, noon('2026-06-30'));
    expectAsInLedger(life, '2026-06-30');
    life.complete(noon('2026-07-01'));
    expect(life.player.seasons).toMatchObject({
      xp: [
        ['2026-04-01', 48],
        ['2026-07-01', expect.any(Number)],
      ],
    });
    life.complete(noon('2027-01-01'));
    expect(life.player.seasons?.xp.map(([from]) => from)).toEqual(['2026-07-01', '2027-01-01']);
  });

  it('are what the ledger says, for whoever works, undoes and rests', () => {
    const step = fc.record({ days: fc.nat(40), undo: fc.option(fc.nat(20), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const life = aLife();
        const done: string[] = [];
        let today = '2026-01-01';
        for (const { days, undo } of steps) {
          today = addDays(today, days);
          const back = undo === undefined ? undefined : done.splice(undo, 1)[0];
          if (back) life.reopen(back, noon(today));
          else done.push(life.complete(noon(today)));
          expectAsInLedger(life, today);
        }
        expect(life.player.seasons).toEqual(seasonsFrom(entries(life), life.player.xp));
      }),
    );
  });

  it('are not counted for somebody of whom a part was not', () => {
    const life = aLife();
    life.complete(noon('2026-03-02'));
    expect(hasSeasons(life.player)).toBe(true);
    const { seasons, ...old } = life.player;
    expect(hasSeasons(old)).toBe(false);
    expect(hasSeasons({ seasons, xp: life.player.xp + 10 })).toBe(false);
  });
});
