import { addDays, instantOf, wallClock } from 'deepiri-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slotAfter, slotsAfter } from './occurrence.ts';
import { thirtyZones } from './testing/zones.ts';

const berlin = { timeZone: 'Europe/Berlin', dayStartsAt: '04:00' };
/** Seven in the evening on Monday 2 March. */
const monday = '2026-03-02T18:00:00.000Z';
const weekly = { recurrence: 'FREQ=WEEKLY;BYDAY=MO', dueAt: monday, scheduledFor: null };
const after = (task: Parameters<typeof slotAfter>[0], doneAt: string) =>
  slotAfter(task, new Date(doneAt), berlin)?.dueAt;

/** The days of 2026 on which a zone sets its clocks; any day where it does not. */
function clockChanges(timeZone: string): string[] {
  const noons = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day, 12)));
  const changes = noons
    .filter((noon, at) => wallClock(noon, timeZone).minutes !== wallClock(noons[at - 1] ?? noon, timeZone).minutes)
    .map((noon) => wallClock(noon, timeZone).date);
  return changes.length > 0 ? changes : ['2026-03-29'];
}

describe('a repeating task that was done', () => {
  it('on its day comes on the next one, at the same time on the wall', () => {
    expect(after(weekly, '2026-03-02T10:00:00Z')).toBe('2026-03-09T18:00:00.000Z');
    expect(after({ ...weekly, dueAt: '2026-03-23T18:00:00.000Z' }, '2026-03-23T19:00:00Z')).toBe(
      '2026-03-30T17:00:00.000Z',
    );
  });

  it('early comes after its own day', () => {
    expect(after(weekly, '2026-02-27T10:00:00Z')).toBe('2026-03-09T18:00:00.000Z');
  });

  it('late stands for every day up to then', () => {
    expect(after(weekly, '2026-03-19T10:00:00Z')).toBe('2026-03-23T18:00:00.000Z');
    expect(after(weekly, '2026-03-23T10:00:00Z')).toBe('2026-03-30T18:00:00.000Z'.replace('T18', 'T17'));
  });

  it('late at night is done on the day that has not ended yet', () => {
    const daily = { recurrence: 'FREQ=DAILY', dueAt: monday, scheduledFor: null };
    expect(after(daily, '2026-03-03T01:00:00Z')).toBe('2026-03-03T18:00:00.000Z');
    expect(after(daily, '2026-03-03T04:00:00Z')).toBe('2026-03-04T18:00:00.000Z');
  });

  it('counts from the day on which it was done, if it says so', () => {
    const filter = { recurrence: 'FREQ=MONTHLY;INTERVAL=3;X-FROM=COMPLETION', dueAt: monday, scheduledFor: null };
    expect(after(filter, '2026-03-20T10:00:00Z')).toBe('2026-06-20T17:00:00.000Z');
    expect(after(filter, '2026-02-20T10:00:00Z')).toBe('2026-05-20T17:00:00.000Z');
  });

  it('without a time has a day, and without either comes from the day on which it was done', () => {
    const done = new Date('2026-03-03T10:00:00Z');
    const daily = { recurrence: 'FREQ=DAILY', dueAt: null };
    expect(slotAfter({ ...daily, scheduledFor: '2026-03-03' }, done, berlin)).toEqual({
      dueAt: null,
      scheduledFor: '2026-03-04',
    });
    expect(slotAfter({ ...daily, scheduledFor: null }, done, berlin)).toEqual({
      dueAt: null,
      scheduledFor: '2026-03-04',
    });
  });

  it('is planned as many days before it is due as the last time', () => {
    const task = { ...weekly, scheduledFor: '2026-02-28' };
    expect(slotAfter(task, new Date(monday), berlin)).toEqual({
      dueAt: '2026-03-09T18:00:00.000Z',
      scheduledFor: '2026-03-07',
    });
  });

  it('stays on its day where the clocks leave out the last hour of it', () => {
    // In Nuuk the 28th of March 2026 has no 23 o'clock.
    const nuuk = { timeZone: 'America/Nuuk', dayStartsAt: '00:00' };
    const daily = { recurrence: 'FREQ=DAILY', dueAt: '2026-03-28T01:00:00.000Z', scheduledFor: null };
    const told = slotsAfter(daily, new Date(daily.dueAt), nuuk, 2).map(({ dueAt }) => dueAt);
    expect(told).toEqual(['2026-03-29T00:59:00.000Z', '2026-03-30T00:00:00.000Z']);
  });

  it('at a time that the clocks have left out comes at that time again', () => {
    // In Berlin the 29th of March 2026 has no half past two.
    const daily = { recurrence: 'FREQ=DAILY', dueAt: '2026-03-28T01:30:00.000Z', scheduledFor: null };
    const later = slotAfter(daily, new Date(daily.dueAt), berlin)!;
    expect(later).toMatchObject({ dueAt: '2026-03-29T01:30:00.000Z' });
    const again = { ...daily, ...later };
    expect(after(again as typeof daily, later.dueAt!)).toBe('2026-03-30T00:30:00.000Z');
    // Half past three is what others mean, and what its person makes of it.
    expect(after({ ...daily, dueAt: '2026-03-29T01:30:00.000Z' }, '2026-03-29T02:00:00Z')).toBe(
      '2026-03-30T01:30:00.000Z',
    );
    expect(after({ ...again, dueAt: '2026-03-29T09:00:00.000Z' }, '2026-03-29T10:00:00Z')).toBe(
      '2026-03-30T09:00:00.000Z',
    );
  });

  it.each(thirtyZones)('one by one in %s: the same times as are told ahead, whatever the clocks do', (timeZone) => {
    const place = { timeZone, dayStartsAt: '00:00' };
    const change = fc.constantFrom(...clockChanges(timeZone));
    const minutes = fc.integer({ min: -4, max: 10 }).map((half) => (half * 30 + 1_440) % 1_440);
    fc.assert(
      fc.property(change, minutes, (day, minute) => {
        const dueAt = instantOf(addDays(day, -2), minute, timeZone).toISOString();
        const start = { recurrence: 'FREQ=DAILY', dueAt, scheduledFor: null };
        let task = start;
        for (const slot of slotsAfter(start, new Date(dueAt), place, 5)) {
          task = { ...task, ...slotAfter(task, new Date(task.dueAt), place)! } as typeof task;
          expect(task.dueAt).toBe(slot.dueAt);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('does not come again when the rule ends, or there is none', () => {
    expect(after({ ...weekly, recurrence: 'FREQ=DAILY;COUNT=1' }, monday)).toBeUndefined();
    expect(after({ ...weekly, recurrence: 'FREQ=DAILY;UNTIL=20260302' }, monday)).toBeUndefined();
    expect(after({ ...weekly, recurrence: null }, monday)).toBeUndefined();
  });

  it.each(thirtyZones)(
    'every day in %s: one each calendar day and at the same time on the wall, whatever the clocks do',
    (timeZone) => {
      const place = { timeZone, dayStartsAt: '00:00' };
      const year = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') });
      fc.assert(
        fc.property(year, (from) => {
          const task = {
            recurrence: 'FREQ=DAILY',
            dueAt: new Date(from - (from % 60_000)).toISOString(),
            scheduledFor: null,
          };
          const first = wallClock(new Date(task.dueAt), timeZone);
          const slots = slotsAfter(task, new Date(from), place, 40);
          const seen = slots.map(({ dueAt }) => wallClock(new Date(dueAt!), timeZone));
          expect(seen.map(({ date }) => date)).toEqual(slots.map((_, index) => addDays(first.date, index + 1)));
          // Only a time that the clocks leave out is another one on that day.
          expect(seen.filter(({ minutes }) => minutes !== first.minutes).length).toBeLessThanOrEqual(1);
        }),
        { numRuns: 6 },
      );
    },
  );
});

describe('a rule that leads out of the calendar', () => {
  it('comes to no more times, also where its next year would have five digits', () => {
    const leap = { recurrence: 'FREQ=YEARLY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29', dueAt: null };
    expect(slotAfter({ ...leap, scheduledFor: '8000-02-29' }, new Date('8000-02-29T12:00:00Z'), berlin)).toBeNull();
  });
});

describe('the times to come', () => {
  it('are none on a day that the zone has left out', () => {
    const apia = { timeZone: 'Pacific/Apia', dayStartsAt: '00:00' };
    const daily = { recurrence: 'FREQ=DAILY', dueAt: '2011-12-29T00:00:00.000Z', scheduledFor: null };
    const told = slotsAfter(daily, new Date('2011-12-28T12:00:00Z'), apia, 3).map(({ dueAt }) => dueAt);
    // At two in the afternoon: on 29 December ten hours behind UTC, on the day after that fourteen ahead.
    expect(told).toEqual(['2011-12-30T00:00:00.000Z', '2011-12-31T00:00:00.000Z', '2012-01-01T00:00:00.000Z']);
    const days = { ...daily, dueAt: null, scheduledFor: '2011-12-29' };
    expect(slotAfter(days, new Date('2011-12-29T20:00:00Z'), apia)?.scheduledFor).toBe('2011-12-31');
  });

  it('are told as far as asked, and no further than the rule goes', () => {
    expect(slotsAfter(weekly, new Date(monday), berlin, 3).map(({ dueAt }) => dueAt!.slice(0, 10))).toEqual([
      '2026-03-09',
      '2026-03-16',
      '2026-03-23',
    ]);
    expect(slotsAfter({ ...weekly, recurrence: 'FREQ=DAILY;COUNT=3' }, new Date(monday), berlin, 20)).toHaveLength(2);
    expect(
      slotsAfter({ ...weekly, recurrence: 'FREQ=YEARLY;INTERVAL=999' }, new Date(monday), berlin, 20),
    ).toHaveLength(6);
    expect(slotsAfter({ ...weekly, recurrence: null }, new Date(monday), berlin, 3)).toEqual([]);
  });

  it('of what is to be done so many times per window are told once for each window', () => {
    const days = (recurrence: string) =>
      slotsAfter({ recurrence, dueAt: null, scheduledFor: null }, new Date(monday), berlin, 3).map(
        ({ scheduledFor }) => scheduledFor,
      );
    expect(days('FREQ=WEEKLY;X-TIMES=3')).toEqual(['2026-03-09', '2026-03-16', '2026-03-23']);
    expect(days('FREQ=MONTHLY;X-TIMES=3;UNTIL=20260501')).toEqual(['2026-04-01', '2026-05-01']);
    expect(days('FREQ=WEEKLY;X-TIMES=3;COUNT=7')).toEqual(['2026-03-09', '2026-03-16']);
  });

  it('are those that come when each is done on its day', () => {
    const rule = fc.constantFrom(
      'FREQ=DAILY;INTERVAL=5',
      'FREQ=WEEKLY;BYDAY=TU,SA',
      'FREQ=MONTHLY;BYMONTHDAY=15,-1',
      'FREQ=WEEKLY;X-FROM=COMPLETION',
    );
    fc.assert(
      fc.property(rule, (recurrence) => {
        const told = slotsAfter({ ...weekly, recurrence }, new Date(monday), berlin, 10);
        let task = { ...weekly, recurrence };
        for (const slot of told) {
          task = { ...task, ...slotAfter(task, new Date(task.dueAt), berlin)! } as typeof task;
          expect(task.dueAt).toBe(slot.dueAt);
        }
      }),
    );
  });
});
