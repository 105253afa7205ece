import { addDays, dayBegins, dayOf, daysBetween, firstStay, withZone } from 'deepiri-contracts';
import { aJourney, zonesOf } from 'deepiri-contracts/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  begun,
  type Calendar,
  habitAfterEdit,
  type Repeating,
  rolledTo,
  standingAfter,
  standingWithout,
} from './habit.ts';
import { ruleOf } from './rule.ts';
import { thirtyZones } from './testing/zones.ts';
import { windowOf } from './window.ts';

const placeIn = (timeZone: string, dayStartsAt = '04:00'): Calendar => ({
  timeZone,
  dayStartsAt,
  zones: firstStay({ from: '2026-01-01T00:00:00.000Z', timeZone, dayStartsAt }),
});
const berlin = placeIn('Europe/Berlin');
const thrice = 'FREQ=WEEKLY;X-TIMES=3';

/** A habit that begins on a day. 2 March 2026 is a Monday. */
function given(recurrence: string, day = '2026-03-02', fields: Partial<Repeating> = {}): Repeating {
  const task: Repeating = { recurrence, kind: 'habit', habit: null, dueAt: null, scheduledFor: null, ...fields };
  return { ...task, habit: begun(task, day, berlin) };
}

/** The open time after completions on these days. */
function after(task: Repeating, ...days: string[]): Repeating {
  let open = task;
  for (const day of days) open = { ...open, ...standingAfter(open, day, berlin)! };
  return open;
}

const march = (day: number) => addDays('2026-03-01', day - 1);
const short = ({ habit, scheduledFor }: Repeating) =>
  `${habit!.from.slice(8)}-${habit!.to.slice(8)} ${habit!.done}/${habit!.times} streak ${habit!.streak} missed ${habit!.missed} on ${scheduledFor?.slice(8)}`;

describe('three times a week', () => {
  it('K3 comes at once until it was done three times, then with the next week', () => {
    const week = given(thrice);
    expect(short(week)).toBe('02-08 0/3 streak 0 missed 0 on undefined');
    expect(short(after(week, march(2)))).toBe('02-08 1/3 streak 0 missed 0 on undefined');
    expect(short(after(week, march(2), march(2)))).toBe('02-08 2/3 streak 0 missed 0 on undefined');
    expect(short(after(week, march(2), march(2), march(8)))).toBe('09-15 0/3 streak 1 missed 0 on 09');
  });

  it('begins the week on the day that its rule names, and the month on its first', () => {
    const windowsOn = (rule: string, day: number) => Object.values(windowOf(ruleOf(rule), march(day))).join(' ');
    expect(windowsOn('FREQ=WEEKLY;WKST=SU;X-TIMES=3', 2)).toBe('2026-03-01 2026-03-07');
    expect(windowsOn('FREQ=WEEKLY;WKST=SA;X-TIMES=3', 2)).toBe('2026-02-28 2026-03-06');
    expect(windowsOn('FREQ=MONTHLY;X-TIMES=3', 31)).toBe('2026-03-01 2026-03-31');
    expect(windowsOn('FREQ=MONTHLY;X-TIMES=3', -5)).toBe('2026-02-01 2026-02-28');
    expect(windowsOn('FREQ=DAILY;X-TIMES=2', 2)).toBe('2026-03-02 2026-03-02');
  });

  it('K1 K2 rolls over to the week that has begun, and a week without all its times ends the streak', () => {
    const kept = after(given(thrice), march(2), march(3), march(4), march(9));
    expect(short(kept)).toBe('09-15 1/3 streak 1 missed 0 on undefined');
    expect(rolledTo(kept, march(15), berlin)).toMatchObject({ habit: kept.habit });
    expect(short({ ...kept, ...rolledTo(kept, march(16), berlin) })).toBe('16-22 0/3 streak 0 missed 1 on 16');
    expect(short({ ...kept, ...rolledTo(kept, march(30), berlin) })).toBe('30-05 0/3 streak 0 missed 3 on 30');
    expect(rolledTo(kept, march(30), berlin).habit.best).toBe(1);
  });

  it('K4 is not ahead of its week: once more in a full week counts for none', () => {
    const full = after(given(thrice), march(2), march(3), march(4));
    expect(short(after(full, march(5), march(6)))).toBe(short(full));
  });

  it('K5 is let go by for the rest of a week without ending the streak', () => {
    const kept = after(given(thrice), march(2), march(3), march(4), march(10));
    const skipped = { ...kept, ...standingWithout(kept, march(11), berlin)! };
    expect(short(skipped)).toBe('16-22 0/3 streak 1 missed 0 on 16');
  });

  it('ends with its rule', () => {
    const ends = given(`${thrice};UNTIL=20260308`);
    expect(standingAfter(after(ends, march(2), march(3)), march(4), berlin)).toBeNull();
    expect(standingWithout(ends, march(4), berlin)).toBeNull();
    expect(rolledTo(ends, march(20), berlin)).toMatchObject({ habit: { from: march(2) } });
    expect(standingAfter(given(`${thrice};COUNT=1`), march(2), berlin)).toBeNull();
    expect(after(given(`${thrice};COUNT=3`), march(2)).recurrence).toBe(`${thrice};COUNT=2`);
  });

  it('is due at its time of day on the last day of the week, if it has one', () => {
    const timed = given(thrice, march(2), { dueAt: '2026-03-24T06:30:00.000Z' });
    expect(timed.habit).toMatchObject({ from: march(23), to: march(29) });
    expect(after(timed, march(24)).dueAt).toBe('2026-03-29T05:30:00.000Z');
    expect(after(timed, march(24), march(25), march(26))).toMatchObject({
      dueAt: '2026-04-05T05:30:00.000Z',
      scheduledFor: march(30),
    });
  });

  it('keeps a date that its person has given it for the new week', () => {
    const planned = { ...given(thrice), scheduledFor: march(11) };
    expect(short({ ...planned, ...rolledTo(planned, march(9), berlin) })).toContain(
      '09-15 0/3 streak 0 missed 1 on 11',
    );
  });

  it('goes on with its count when only the times change, and begins anew in another rhythm', () => {
    const before = after(given(thrice), march(2), march(3), march(4), march(9));
    const edited = (recurrence: string | null, more: Partial<Repeating> = {}) =>
      habitAfterEdit(before, { ...before, recurrence, ...more }, march(10), berlin);
    expect(edited('FREQ=WEEKLY;X-TIMES=4')).toEqual({ ...before.habit, times: 4 });
    expect(edited('FREQ=WEEKLY;WKST=MO;X-TIMES=2')).toMatchObject({ done: 1, streak: 1, times: 2 });
    expect(edited('FREQ=MONTHLY;X-TIMES=4')).toMatchObject({ from: march(1), done: 0, streak: 0 });
    expect(edited('FREQ=WEEKLY')).toMatchObject({ from: march(10), to: march(16), done: 0, times: 1, streak: 0 });
    expect(edited('FREQ=WEEKLY', { kind: 'task' })).toBeNull();
    expect(edited(null)).toBeNull();
  });

  it('lowered to what was done already, is kept when the week is over', () => {
    const done = after(given(thrice), march(2), march(3));
    const lowered = { ...done, recurrence: 'FREQ=WEEKLY;X-TIMES=2', habit: { ...done.habit!, times: 2 } };
    expect(rolledTo(lowered, march(9), berlin).habit).toMatchObject({ streak: 1, missed: 0 });
  });
});

describe('a habit by the calendar', () => {
  const daily = () => given('FREQ=DAILY', march(2), { scheduledFor: march(2) });

  it('has a window from each of its days to the next', () => {
    const gym = given('FREQ=WEEKLY;BYDAY=MO,TH', march(2), { scheduledFor: march(2) });
    expect(short(gym)).toBe('02-04 0/1 streak 0 missed 0 on 02');
    expect(short(after(gym, march(4), march(5)))).toBe('09-11 0/1 streak 2 missed 0 on 09');
  });

  it('K1 K2 rolls over to its day instead of piling up', () => {
    const kept = after(daily(), march(2), march(3));
    expect(short(kept)).toBe('04-04 0/1 streak 2 missed 0 on 04');
    expect(short({ ...kept, ...rolledTo(kept, march(7), berlin) })).toBe('07-07 0/1 streak 0 missed 3 on 07');
  });

  it('K4 done again on the same day comes a day later, and counts for none', () => {
    expect(short(after(daily(), march(2), march(2), march(2)))).toBe('05-05 0/1 streak 1 missed 0 on 05');
  });

  it('K5 skipped goes on with the streak on its next day', () => {
    const kept = after(daily(), march(2));
    expect(short({ ...kept, ...standingWithout(kept, march(3), berlin)! })).toBe('04-04 0/1 streak 1 missed 0 on 04');
  });

  it('has one time less for each that was missed, and stays at the last', () => {
    const few = given('FREQ=DAILY;COUNT=3', march(2), { scheduledFor: march(2) });
    expect(rolledTo(few, march(20), berlin)).toMatchObject({
      recurrence: 'FREQ=DAILY;COUNT=1',
      scheduledFor: march(4),
    });
  });

  it('that nobody has counted so far is held against nobody', () => {
    const old: Repeating = { ...daily(), habit: null };
    expect(short({ ...old, ...rolledTo(old, march(20), berlin) })).toBe('20-20 0/1 streak 0 missed 0 on 20');
  });

  it('K6 a day that a flight skipped is not missed', () => {
    const home = { timeZone: 'Pacific/Pago_Pago', dayStartsAt: '00:00' };
    const there = { timeZone: 'Pacific/Kiritimati', dayStartsAt: '00:00' };
    const zones = withZone(firstStay({ from: '2026-01-01T00:00:00.000Z', ...home }), {
      from: '2026-03-03T10:30:00.000Z',
      ...there,
    });
    const kept = after(daily(), march(2));
    const landed = dayOf(zones, new Date('2026-03-03T12:00:00.000Z'));
    expect(landed).toBe(march(4));
    expect(rolledTo(kept, landed, { ...there, zones }).habit).toMatchObject({ from: march(4), streak: 1, missed: 0 });
  });
});

const rules = fc.constantFrom(
  'FREQ=DAILY;X-TIMES=2',
  thrice,
  'FREQ=WEEKLY;WKST=SU;X-TIMES=2',
  'FREQ=MONTHLY;X-TIMES=4',
  'FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=MO,WE,FR',
  'FREQ=MONTHLY;BYMONTHDAY=-1',
);
/** Days between one completion and the next. */
const gaps = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 40 });

describe('habits, whatever is done when', () => {
  it('K1 K2 rolling over each day, or only when it is done, comes to the same', () => {
    fc.assert(
      fc.property(rules, gaps, (rule, between) => {
        let rolledDaily = given(rule);
        let seldom = rolledDaily;
        let day = march(2);
        for (const gap of between) {
          for (let passed = 0; passed < gap; passed++) {
            day = addDays(day, 1);
            rolledDaily = { ...rolledDaily, ...rolledTo(rolledDaily, day, berlin) };
          }
          [rolledDaily, seldom] = [after(rolledDaily, day), after(seldom, day)];
          expect(rolledDaily).toEqual(seldom);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('K2 K3 K4 the streak is that of a plain count of what was done in each window', () => {
    fc.assert(
      fc.property(fc.constantFrom('FREQ=DAILY;X-TIMES=2', thrice, 'FREQ=MONTHLY;X-TIMES=4'), gaps, (text, between) => {
        const rule = ruleOf(text);
        const done = new Map<string, number>();
        let open = given(text);
        let day = march(2);
        for (const gap of between) {
          day = addDays(day, gap);
          const { from } = windowOf(rule, day);
          done.set(from, (done.get(from) ?? 0) + 1);
          open = after(open, day);
        }
        const runs = { streak: 0, best: 0, missed: 0 };
        const today = windowOf(rule, day);
        for (
          let window = windowOf(rule, march(2));
          window.from <= today.from;
          window = windowOf(rule, addDays(window.to, 1))
        ) {
          const isKept = (done.get(window.from) ?? 0) >= rule.times!;
          if (isKept) runs.best = Math.max(runs.best, ++runs.streak);
          else if (window.from < today.from) [runs.streak, runs.missed] = [0, runs.missed + 1];
        }
        expect(open.habit).toMatchObject(runs);
      }),
      { numRuns: 100 },
    );
  });

  it.each(thirtyZones)('in %s: a year of days kept one by one is one streak, whatever the clocks do', (timeZone) => {
    const start = fc.constantFrom('00:00', '02:30', '04:00');
    fc.assert(
      fc.property(start, fc.nat(1_439), (dayStartsAt, minute) => {
        const calendar = placeIn(timeZone, dayStartsAt);
        let open: Repeating = { ...given('FREQ=DAILY'), habit: null };
        const first = '2026-01-05';
        open = { ...open, habit: begun(open, first, calendar) };
        for (let count = 0; count < 365; count++) {
          const at = new Date(dayBegins(addDays(first, count), timeZone, dayStartsAt).getTime() + minute * 45_000);
          const day = dayOf(calendar.zones, at);
          expect(day).toBe(addDays(first, count));
          open = { ...open, ...standingAfter(open, day, calendar)! };
        }
        expect(open.habit).toMatchObject({ streak: 365, best: 365, missed: 0 });
      }),
      { numRuns: 2 },
    );
  });

  it('L1 K6 no journey between zones breaks the streak of somebody who does it on every day that they have', () => {
    fc.assert(
      fc.property(aJourney({ moves: 8 }), ({ start, first, moves }) => {
        const zones = zonesOf([first, ...moves]);
        const calendar: Calendar = { timeZone: first.zone, dayStartsAt: first.starts, zones };
        let day = dayOf(zones, new Date(start));
        let open: Repeating = { ...given('FREQ=DAILY', day) };
        for (let at = start; at < start + 14 * 86_400_000; at += 900_000) {
          const now = dayOf(zones, new Date(at));
          if (at > start && now === day) continue;
          expect(daysBetween(day, now)).toBeGreaterThanOrEqual(0);
          day = now;
          open = { ...open, ...standingAfter(open, day, calendar)! };
          expect(open.habit!.missed).toBe(0);
        }
      }),
      { numRuns: 40 },
    );
  });
});
