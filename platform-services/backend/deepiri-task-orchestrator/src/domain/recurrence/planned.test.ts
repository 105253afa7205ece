import { addDays, localDay } from 'deepiri-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clock, slotsAfter } from './occurrence.ts';
import { slotsWithin } from './planned.ts';

const berlin: Clock = { timeZone: 'Europe/Berlin', dayStartsAt: '04:00' };
const now = new Date('2026-11-18T09:24:00Z');
const november = { from: '2026-11-01', to: '2026-11-30' };
const slot = (dueAt: string | null, scheduledFor: string | null = null) => ({ dueAt, scheduledFor });
const daysIn = (recurrence: string, own: ReturnType<typeof slot>, days = november) =>
  slotsWithin({ recurrence, ...own }, days, now, berlin).map(({ dueAt, scheduledFor }) =>
    dueAt === null ? scheduledFor : localDay(new Date(dueAt), berlin.timeZone, berlin.dayStartsAt),
  );

describe('the times of a repeating task within some days', () => {
  it('are those after its own', () => {
    expect(daysIn('FREQ=WEEKLY;BYDAY=MO', slot('2026-11-16T18:00:00.000Z'))).toEqual(['2026-11-23', '2026-11-30']);
  });

  it('begin after today where it is late, for being done late it stands for all the days before', () => {
    expect(daysIn('FREQ=DAILY', slot(null, '2026-11-10'), { from: '2026-11-17', to: '2026-11-20' })).toEqual([
      '2026-11-19',
      '2026-11-20',
    ]);
    const late = slot(null, '2026-11-12');
    expect(daysIn('FREQ=WEEKLY;X-FROM=COMPLETION', late)).toEqual(['2026-11-25']);
  });

  it('are none on a day that the zone has left out', () => {
    const apia = { timeZone: 'Pacific/Apia', dayStartsAt: '00:00' };
    const days = { from: '2011-12-29', to: '2012-01-01' };
    const daily = { recurrence: 'FREQ=DAILY', dueAt: null, scheduledFor: '2011-12-28' };
    const found = slotsWithin(daily, days, new Date('2011-12-28T20:00:00Z'), apia);
    expect(found.map(({ scheduledFor }) => scheduledFor)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
  });

  it('end where the rule ends, and beyond three years', () => {
    expect(daysIn('FREQ=DAILY;COUNT=3', slot(null, '2026-11-20'))).toEqual(['2026-11-21', '2026-11-22']);
    expect(daysIn('FREQ=DAILY;UNTIL=20261122', slot(null, '2026-11-20'))).toEqual(['2026-11-21', '2026-11-22']);
    expect(daysIn('FREQ=DAILY', slot(null, '2026-11-20'), { from: '2036-01-01', to: '2036-01-31' })).toEqual([]);
  });

  it('are there for the day that it is planned for too, when it is due on another', () => {
    const times = slotsWithin(
      { recurrence: 'FREQ=WEEKLY', dueAt: '2026-11-20T16:00:00.000Z', scheduledFor: '2026-11-18' },
      { from: '2026-12-02', to: '2026-12-02' },
      now,
      berlin,
    );
    expect(times).toEqual([{ dueAt: '2026-12-04T16:00:00.000Z', scheduledFor: '2026-12-02' }]);
  });

  it('are of the evening before where they lie before the day begins', () => {
    expect(daysIn('FREQ=WEEKLY', slot('2026-11-20T01:30:00.000Z'), { from: '2026-11-26', to: '2026-11-26' })).toEqual([
      '2026-11-26',
    ]);
  });

  it('are one for each window that is still to come, where it is to be done so many times in each', () => {
    expect(daysIn('FREQ=WEEKLY;X-TIMES=3', slot(null, '2026-11-16'))).toEqual(['2026-11-23', '2026-11-30']);
    expect(daysIn('FREQ=DAILY;X-TIMES=2', slot(null, '2026-11-18'), { from: '2026-11-29', to: '2026-12-01' })).toEqual([
      '2026-11-29',
      '2026-11-30',
      '2026-12-01',
    ]);
    const year = { from: '2027-01-01', to: '2027-02-28' };
    expect(daysIn('FREQ=MONTHLY;X-TIMES=4', slot(null, '2026-11-01'), year)).toEqual(['2027-01-01', '2027-02-01']);
    expect(daysIn('FREQ=WEEKLY;X-TIMES=3;UNTIL=20261125', slot(null, '2026-11-16'))).toEqual(['2026-11-23']);
  });

  it('are the same as those that are told ahead one after the other', () => {
    const rule = fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=DAILY;INTERVAL=3;COUNT=9',
      'FREQ=WEEKLY;BYDAY=MO,TH',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU',
      'FREQ=MONTHLY;BYMONTHDAY=31',
      'FREQ=MONTHLY;BYDAY=-1FR;COUNT=4',
      'FREQ=DAILY;INTERVAL=5;X-FROM=COMPLETION',
      'FREQ=YEARLY;BYMONTH=3;BYDAY=1SU',
      'FREQ=WEEKLY;X-TIMES=2',
      'FREQ=DAILY;X-TIMES=2;COUNT=30',
    );
    fc.assert(
      fc.property(rule, fc.nat(40), fc.nat(300), fc.nat(61), (recurrence, ahead, after, length) => {
        const task = { recurrence, dueAt: null, scheduledFor: addDays('2026-11-18', ahead) };
        const from = addDays('2026-11-18', after);
        const to = addDays(from, length);
        const told = slotsAfter(task, now, berlin, 400)
          .map(({ scheduledFor }) => scheduledFor as string)
          .filter((day) => day >= from && day <= to);
        expect(slotsWithin(task, { from, to }, now, berlin).map(({ scheduledFor }) => scheduledFor)).toEqual(told);
      }),
      { numRuns: 25 },
    );
  });
});
