import { addDays, dayOf, daysBetween, firstStay, localDay, wasWhole } from 'deepiri-contracts';
import { aJourney, anInstant, dayStart, HOUR, type Move, zoneName } from 'deepiri-contracts/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayCount } from './days.ts';
import { breakOf, freshRun, runOf, type StreakSource, sealedBy, seenFrom } from './streak.ts';
import { aLife, aUser } from './testing/given.ts';

const FIRST = '2026-01-01';
const utc = firstStay({ from: '2026-01-01T00:00:00.000Z', timeZone: 'UTC', dayStartsAt: '00:00' });
const after = (days: number) => addDays(FIRST, days);
const isoOf = (time: number) => new Date(time).toISOString();
const streakOn = (source: StreakSource, today: string) => seenFrom(runOf(source), today, source.zones);

function streakOf(counted: readonly number[], zones = utc): StreakSource {
  const days = counted.map((index): DayCount => [after(index), 10, 1]);
  return { zones, days, sealed: { through: null, run: freshRun, bestDay: 0 } };
}

describe('a streak', () => {
  it('counts consecutive local days, and waits for today', () => {
    expect(streakOn(streakOf([0, 1, 2]), after(2))).toMatchObject({ days: 3, best: 3, freezes: 2, brokenOn: null });
    expect(streakOn(streakOf([0, 1, 2]), after(3))).toMatchObject({ days: 3, freezes: 2, brokenOn: null });
  });

  it('is kept by a freeze for each missed day, as long as they are enough for the whole gap', () => {
    expect(streakOn(streakOf([0, 1, 2]), after(4))).toMatchObject({ days: 3, freezes: 1, brokenOn: null });
    expect(streakOn(streakOf([0, 1, 2]), after(5))).toMatchObject({ days: 3, freezes: 0, brokenOn: null });
    expect(streakOn(streakOf([0, 1, 2, 5]), after(5))).toMatchObject({ days: 4, freezes: 0 });
  });

  it('breaks on the first day that no freeze covers, and then spends none', () => {
    const seen = streakOn(streakOf([0, 1, 2]), after(6));
    expect(seen).toEqual({ days: 0, best: 3, freezes: 2, brokenOn: after(5), lostDays: 3 });
    expect(streakOn(streakOf([0, 1, 2, 6]), after(6))).toMatchObject({ days: 1, best: 3, freezes: 2 });
  });

  it('earns a freeze every 7 days, 3 at most', () => {
    const run = (length: number) => runOf(streakOf(Array.from({ length }, (_, index) => index))).freezes;
    expect([6, 7, 13, 14, 70].map(run)).toEqual([2, 3, 3, 3, 3]);
    expect(runOf(streakOf([0, 1, 2, 5, 6, 7, 8])).freezes).toBe(1);
  });

  it('un-counts a day whose only completion is reversed, as if it had never counted', () => {
    const life = aLife();
    const ids = [0, 1, 2, 3, 4].map((day) => life.complete(`${after(day)}T12:00:00.000Z`));
    life.reopen(ids[2]!, `${after(4)}T13:00:00.000Z`);
    expect(streakOn(life.player, after(4))).toMatchObject({ days: 4, freezes: 1 });
    life.complete(`${after(4)}T14:00:00.000Z`);
    expect(streakOn(life.player, after(4))).toMatchObject({ days: 4, freezes: 1 });
  });

  it('says when it breaks if nothing more is done', () => {
    expect(breakOf(runOf(streakOf([0])), utc)).toEqual({ day: after(3), at: `${after(4)}T00:00:00.000Z` });
    expect(breakOf(freshRun, utc)).toBeNull();
  });

  it('equals a plain count, day by day', () => {
    const bits = fc.array(fc.boolean(), { minLength: 1, maxLength: 69 });
    fc.assert(
      fc.property(bits, fc.nat(8), (counted, later) => {
        const indexes = counted.flatMap((isCounted, index) => (isCounted ? [index] : []));
        const today = counted.length - 1 + later;
        let [days, best, freezes, spent] = [0, 0, 2, 0];
        for (let index = 0; index <= today; index++) {
          if (counted[index]) {
            days++;
            freezes -= spent;
            spent = 0;
            if (days % 7 === 0) freezes = Math.min(3, freezes + 1);
            best = Math.max(best, days);
          } else if (index < today && days > 0) {
            spent++;
            if (spent > freezes) [days, spent] = [0, 0];
          }
        }
        expect(streakOn(streakOf(indexes), after(today))).toMatchObject({ days, best, freezes: freezes - spent });
      }),
      { numRuns: 60 },
    );
  });

  it('is the same whether old days are sealed or not', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(gaps, fc.nat(5), (between, later) => {
        const indexes = between.map((_, index) => between.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0));
        const whole = streakOf(indexes);
        let sealed = streakOf([]);
        for (const day of whole.days) sealed = sealedBy({ ...sealed, days: [...sealed.days, day] }, day[0]);
        const last = whole.days.at(-1)![0];
        expect(streakOn(sealed, addDays(last, later))).toEqual(streakOn(whole, addDays(last, later)));
        expect(sealed.days.every(([date]) => daysBetween(date, last) < 70)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

/** Every zone begins its dates on a quarter of an hour. */
const QUARTER = HOUR / 4;

/** When the calendar of a traveller shows a date that is new, and until when that is the newest. */
function newDates(places: readonly Move[], end: number): { from: number; until: number }[] {
  const dates: { date: string; from: number; until: number }[] = [];
  for (let time = places[0]!.at; time < end; time += QUARTER) {
    const { zone, starts } = places.findLast(({ at }) => at <= time)!;
    const date = localDay(new Date(time), zone, starts);
    const last = dates.at(-1);
    if (!last || date > last.date) dates.push({ date, from: time, until: time + QUARTER });
    else last.until = time + QUARTER;
  }
  return dates;
}

type Trip = {
  start: number;
  zone: string;
  starts: string;
  flights: { hours: number; zone: string }[];
  chances: number[];
};

function aTrip({ hoursBetweenFlights: min }: { hoursBetweenFlights: number }): fc.Arbitrary<Trip> {
  const flight = fc.record({ hours: fc.integer({ min, max: min + 48 }), zone: zoneName });
  return fc.record({
    start: anInstant.map((time) => time - (time % QUARTER)),
    zone: zoneName,
    starts: dayStart,
    flights: fc.array(flight, { minLength: 1, maxLength: 10 }),
    chances: fc.array(fc.nat(999), { minLength: 40, maxLength: 40 }),
  });
}

/** Something is done at some time of each new date that is shown for 20 hours, and on some of the shorter ones. */
function lifeOfTraveller({ start, zone, starts, flights, chances }: Trip) {
  let landed = start;
  const moves = flights.map(({ hours, zone }) => {
    landed += hours * HOUR;
    return { at: landed, zone, starts };
  });
  const places: Move[] = [{ at: start, zone, starts }, ...moves];
  const life = aLife({ user: aUser({ timeZone: zone, dayStartsAt: starts }), joined: isoOf(start) });
  life.complete(isoOf(start));
  const deeds = newDates(places, landed + 72 * HOUR).flatMap(({ from, until }, index) => {
    const isLong = until - from >= 20 * HOUR;
    const chance = chances[index % chances.length]!;
    return isLong || chance % 2 ? [from + Math.floor(((until - from) * chance) / 1000)] : [];
  });
  for (const at of deeds) {
    while (moves[0] && moves[0].at <= at) {
      const { at: from, zone: to } = moves.shift()!;
      life.move(isoOf(from), to);
    }
    life.complete(isoOf(at));
    life.rollOver(isoOf(at));
  }
  return life;
}

describe('a streak and the clocks', () => {
  it('no change of zone, day boundary or daylight saving breaks it, or costs a freeze, for somebody who works every 18 hours', () => {
    const move = fc.record({ hour: fc.nat(60 * 24), zone: zoneName, starts: dayStart });
    const journey = fc.record({
      start: anInstant,
      zone: zoneName,
      starts: dayStart,
      moves: fc.array(move, { maxLength: 12 }),
      pauses: fc.array(fc.integer({ min: 1, max: 18 * 60 - 1 }), { minLength: 60, maxLength: 90 }),
    });
    fc.assert(
      fc.property(journey, ({ start, zone, starts, moves, pauses }) => {
        const joined = new Date(start).toISOString();
        const life = aLife({ user: aUser({ timeZone: zone, dayStartsAt: starts }), joined });
        const todo = moves.map((each) => ({ ...each, at: start + each.hour * HOUR })).sort((a, b) => a.at - b.at);
        let time = start;
        for (const minutes of pauses) {
          time += minutes * 60_000;
          while (todo[0] && todo[0].at <= time) {
            const { at, zone: to, starts: begins } = todo.shift()!;
            life.move(new Date(at).toISOString(), to, begins);
          }
          life.complete(new Date(time).toISOString());
          life.rollOver(new Date(time).toISOString());
        }
        expect(life.player.run).toEqual(runOf(life.player));
        expect(life.of('streak.broken')).toEqual([]);
        expect(life.of('streak.extended').every(({ freezesUsed }) => freezesUsed === 0)).toBe(true);
        const counted = new Set(life.ledger.map(({ entry }) => entry.localDate));
        expect(runOf(life.player)).toMatchObject({ days: counted.size, best: counted.size });
      }),
      { numRuns: 60 },
    );
  });

  it('nor for a traveller who does something on each new date that the calendar shows for most of a day', () => {
    fc.assert(
      fc.property(aTrip({ hoursBetweenFlights: 24 }), (trip) => {
        const life = lifeOfTraveller(trip);
        expect(life.of('streak.broken')).toEqual([]);
        expect(life.of('streak.extended').every(({ freezesUsed }) => freezesUsed === 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('a flight every twelve hours may cost a freeze, and still does not break it', () => {
    fc.assert(
      fc.property(aTrip({ hoursBetweenFlights: 12 }), (trip) => {
        expect(lifeOfTraveller(trip).of('streak.broken')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('moving about never stands in for work: without any, a streak ends within a few days', () => {
    fc.assert(
      fc.property(aJourney({ moves: 30 }), ({ start, first, moves }) => {
        const life = aLife({ user: aUser({ timeZone: first.zone, dayStartsAt: first.starts }), joined: isoOf(start) });
        life.complete(isoOf(start));
        for (const { at, zone, starts } of moves) life.move(isoOf(at), zone, starts);
        life.rollOver(isoOf(start + 10 * 24 * HOUR));
        expect(life.of('streak.broken')).toHaveLength(1);
        expect(life.player.streakBreaksAt).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('nor does a change of zone every few hours, back and forth, for ever', () => {
    for (const hours of [1, 5, 6, 11, 12, 13, 19, 25]) {
      const life = aLife({ user: aUser({ timeZone: 'Pacific/Pago_Pago' }) });
      const start = Date.parse('2026-03-02T12:00:00.000Z');
      life.complete(isoOf(start));
      for (let hour = hours; hour < 24 * 20; hour += hours)
        life.move(isoOf(start + hour * HOUR), (hour / hours) % 2 ? 'Pacific/Kiritimati' : 'Pacific/Pago_Pago');
      life.rollOver(isoOf(start + 20 * 24 * HOUR));
      expect(life.of('streak.broken'), `every ${hours} h`).toHaveLength(1);
    }
  });

  it('a day that is over does not come back for somebody who goes where it is not', () => {
    const life = aLife({ user: aUser({ timeZone: 'Pacific/Kiritimati' }) });
    life.complete('2026-03-02T12:00:00.000Z');
    life.complete('2026-03-04T12:00:00.000Z');
    life.move('2026-03-04T13:00:00.000Z', 'Pacific/Pago_Pago', '23:30');
    life.complete('2026-03-04T13:01:00.000Z');
    expect(life.ledger.map(({ entry }) => entry.localDate)).toEqual(['2026-03-03', '2026-03-05', '2026-03-05']);
    expect(life.ledger.map(({ terms }) => terms.length)).toEqual([1, 2, 2]);
  });

  it('hopping between zones within a day does not begin its count again', () => {
    const life = aLife({ user: aUser({ timeZone: 'Pacific/Pago_Pago' }) });
    const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'];
    for (let minute = 0; minute < 30; minute++) {
      const at = Date.parse('2026-03-02T11:00:00.000Z') + minute * 60_000;
      life.complete(isoOf(at));
      life.move(isoOf(at + 1), zones[minute % zones.length]!, minute % 2 ? '23:30' : '00:00');
    }
    expect(new Set(life.ledger.map(({ entry }) => entry.localDate))).toHaveLength(1);
    expect(life.ledger.at(-1)!.entry.amount).toBe(2);
  });

  it('a second device in another zone changes nothing: the day follows the record of the user', () => {
    const life = aLife({ user: aUser({ timeZone: 'Europe/Berlin', dayStartsAt: '04:00' }) });
    life.complete('2026-03-02T01:30:00.000Z');
    life.complete('2026-03-02T03:30:00.000Z');
    expect(life.ledger.map(({ entry }) => entry.localDate)).toEqual(['2026-03-01', '2026-03-02']);
  });

  it('a day that a flight skips is not missed', () => {
    const life = aLife({ user: aUser({ timeZone: 'Pacific/Pago_Pago' }) });
    life.complete('2026-03-02T20:00:00.000Z');
    life.move('2026-03-03T10:30:00.000Z', 'Pacific/Kiritimati');
    life.complete('2026-03-03T12:00:00.000Z');
    expect(life.ledger.map(({ entry }) => entry.localDate)).toEqual(['2026-03-02', '2026-03-04']);
    expect(streakOn(life.player, '2026-03-04')).toMatchObject({ days: 2, freezes: 2 });
    expect(wasWhole(life.player.zones, '2026-03-03')).toBe(false);
  });

  it('a day before joining is not missed, even when a flight brings it back', () => {
    const joined = '2026-03-20T00:00:00.000Z';
    const life = aLife({ user: aUser({ timeZone: 'Pacific/Kiritimati' }), joined });
    life.move(joined, 'Pacific/Pago_Pago', '23:30');
    life.complete('2026-03-20T00:30:00.000Z');
    life.move('2026-03-20T01:00:00.000Z', 'Pacific/Kiritimati', '00:00');
    life.complete('2026-03-20T01:30:00.000Z');
    expect(life.ledger.map(({ entry }) => entry.localDate)).toEqual(['2026-03-18', '2026-03-20']);
    expect(streakOn(life.player, '2026-03-20')).toMatchObject({ days: 2, freezes: 2 });
  });

  it('a day that was only a little shorter is a day like any other', () => {
    const life = aLife({ user: aUser({ timeZone: 'Europe/London' }) });
    life.complete('2026-01-05T12:00:00.000Z');
    life.move('2026-01-06T12:00:00.000Z', 'Europe/Berlin');
    expect(wasWhole(life.player.zones, '2026-01-06')).toBe(true);
    life.complete('2026-01-07T12:00:00.000Z');
    expect(streakOn(life.player, '2026-01-07')).toMatchObject({ days: 2, freezes: 1 });
  });

  it('flying west and living a day twice counts it once', () => {
    const life = aLife({ user: aUser({ timeZone: 'Asia/Tokyo' }) });
    life.complete('2026-03-03T03:00:00.000Z');
    life.move('2026-03-03T10:00:00.000Z', 'America/Los_Angeles');
    life.complete('2026-03-03T16:00:00.000Z');
    expect(dayOf(life.player.zones, new Date('2026-03-03T16:00:00.000Z'))).toBe('2026-03-03');
    expect(streakOn(life.player, '2026-03-03')).toMatchObject({ days: 1 });
    expect(life.of('streak.extended')).toHaveLength(1);
  });
});

describe('what is told of a streak', () => {
  it('tells each local day once, with the freezes that the gap took', () => {
    const life = aLife();
    for (const day of [0, 0, 1, 3]) life.complete(`${after(day)}T12:00:00.000Z`);
    expect(life.of('streak.extended')).toEqual([
      { days: 1, best: 1, localDate: after(0), freezesUsed: 0 },
      { days: 2, best: 2, localDate: after(1), freezesUsed: 0 },
      { days: 3, best: 3, localDate: after(3), freezesUsed: 1 },
    ]);
  });

  it('tells a break at the next activity, once, with the length that was lost', () => {
    const life = aLife();
    for (const day of [0, 1, 9]) life.complete(`${after(day)}T12:00:00.000Z`);
    life.rollOver(`${after(9)}T13:00:00.000Z`);
    expect(life.of('streak.broken')).toEqual([{ days: 2, best: 2, localDate: after(4), freezesUsed: 0 }]);
    expect(life.of('streak.extended').at(-1)).toEqual({ days: 1, best: 2, localDate: after(9), freezesUsed: 0 });
  });

  it('tells a break when its last chance is over, once, however often the rollover runs', () => {
    const life = aLife();
    life.complete(`${after(0)}T12:00:00.000Z`);
    expect(life.player.streakBreaksAt).toBe(`${after(4)}T00:00:00.000Z`);
    expect(life.rollOver(`${after(3)}T23:59:59.000Z`)).toBe('unchanged');
    expect(life.rollOver(`${after(4)}T00:00:00.000Z`)).toBe('saved');
    expect(life.rollOver(`${after(4)}T00:01:00.000Z`)).toBe('unchanged');
    life.complete(`${after(5)}T12:00:00.000Z`);
    expect(life.of('streak.broken')).toEqual([{ days: 1, best: 1, localDate: after(3), freezesUsed: 0 }]);
    expect(life.player.streakBreaksAt).toBe(`${after(9)}T00:00:00.000Z`);
  });

  it('tells a break that reopening caused with the next rollover', () => {
    const life = aLife();
    const ids = [0, 1, 2, 3].map((day) => life.complete(`${after(day)}T12:00:00.000Z`));
    for (const id of ids.slice(1)) life.reopen(id, `${after(4)}T09:00:00.000Z`);
    expect(life.player.streakBreaksAt).toBe(`${after(4)}T00:00:00.000Z`);
    life.rollOver(`${after(4)}T09:01:00.000Z`);
    expect(life.of('streak.broken')).toEqual([{ days: 1, best: 1, localDate: after(3), freezesUsed: 0 }]);
  });
});
