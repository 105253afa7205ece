import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteSpent, spentWith } from './spent.ts';
import { given, moment, OWNER, outcome, taskId } from './testing/given.ts';
import { addEntry, minutesOf, removeEntry, startEntry, stopEntry, updateEntry } from './time-entry.ts';

const of = { id: 'tme_1', ownerId: OWNER, taskId: taskId(1) };
const at = (n: number) => moment(n).now;
const running = () => startEntry(of, moment(0)).state;
const ended = () => stopEntry(running(), undefined, moment(30)).state;

describe('time that is measured', () => {
  it('runs until it is stopped, and then belongs to nobody’s hands any more', () => {
    const started = startEntry(of, moment(0));
    expect(started.state).toMatchObject({ source: 'timer', endedAt: null, seconds: 0, runningOf: OWNER, version: 1 });
    expect(started.events[0]).toMatchObject({ type: 'time_entry.started', userid: OWNER, subject: 'tme_1' });
    expect(JSON.stringify(started.events)).not.toContain('runningOf');
    const stopped = stopEntry(started.state, undefined, moment(30));
    expect(stopped.state).toMatchObject({ endedAt: at(30), seconds: 1800, runningOf: null, version: 2 });
    expect(outcome(() => stopEntry(stopped.state, undefined, moment(31)))).toBe('unchanged');
  });

  it('that was forgotten ends when it really did', () => {
    expect(stopEntry(running(), at(20), moment(600)).state).toMatchObject({ endedAt: at(20), seconds: 1200 });
    expect(updateEntry(running(), { endedAt: at(20) }, moment(600)).events[0]!.type).toBe('time_entry.stopped');
  });

  it('never ends before it began, whatever the clocks of two machines say', () => {
    const late = startEntry(of, moment(5)).state;
    expect(stopEntry(late, undefined, moment(4)).state).toMatchObject({ endedAt: at(5), seconds: 0 });
  });

  it.each([
    ['an end before the beginning', { startedAt: at(9), endedAt: at(3) }],
    ['an end at the beginning', { startedAt: at(3), endedAt: at(3) }],
    ['an end in the future', { startedAt: at(3), endedAt: at(99) }],
    ['a beginning in the future', { startedAt: at(99), endedAt: at(100) }],
    ['more than 31 days', { startedAt: '2026-01-01T00:00:00Z', endedAt: at(3) }],
    ['a time that does not exist', { startedAt: '2026-02-30T00:00:60Z', endedAt: at(3) }],
  ])('%s is refused', (_, stretch) => {
    expect(outcome(() => addEntry({ taskId: of.taskId, ...stretch }, of, moment(10)))).toBe('invalid_body');
    expect(outcome(() => updateEntry(ended(), stretch, moment(40)))).toMatch(/invalid_body|changed/);
  });

  it('is noted afterwards, corrected and taken away, each with its event', () => {
    const added = addEntry({ taskId: of.taskId, startedAt: at(0), endedAt: at(10), note: 'draft' }, of, moment(20));
    expect(added.state).toMatchObject({ source: 'manual', seconds: 600, note: 'draft', runningOf: null });
    const corrected = updateEntry(added.state, { endedAt: at(15) }, moment(21));
    expect(corrected.state).toMatchObject({ seconds: 900, version: 2 });
    expect(outcome(() => updateEntry(corrected.state, { endedAt: at(15) }, moment(22)))).toBe('unchanged');
    expect([added, corrected, removeEntry(corrected.state, moment(23))].map((one) => one.events[0]!.type)).toEqual([
      'time_entry.added',
      'time_entry.changed',
      'time_entry.removed',
    ]);
  });

  it('goes on when its beginning is corrected', () => {
    const earlier = updateEntry(startEntry(of, moment(10)).state, { startedAt: at(5), note: 'x' }, moment(20));
    expect(earlier.state).toMatchObject({ startedAt: at(5), endedAt: null, runningOf: OWNER });
    expect(earlier.events[0]!.type).toBe('time_entry.changed');
  });
});

describe('minutes of entries', () => {
  it.each([
    [[], 0],
    [[5], 1],
    [[90], 2],
    [[40, 40, 40], 2],
  ])('%j seconds are %i', (seconds, minutes) => {
    expect(minutesOf(seconds.map((one) => ({ seconds: one })))).toBe(minutes);
  });
});

describe('time spent on a task', () => {
  it.each([
    ['nothing yet', null, 0, 25, 25],
    ['what was written by hand stays in it', 60, 0, 15, 75],
    ['what was measured grows', 40, 25, 40, 55],
    ['an entry is taken away', 40, 25, 0, 15],
    ['the only one is taken away', 25, 25, 0, null],
    ['less was written than was measured', 10, 25, 0, null],
  ])('%s', (_, actualMinutes, trackedMinutes, tracked, expected) => {
    expect(noteSpent(given({ actualMinutes, trackedMinutes }), tracked, moment(1)).state.actualMinutes).toBe(expected);
  });

  it('told again is the same, and comes back to what was written when all is taken away (any order)', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 1, max: 500 })),
        fc.array(fc.integer({ min: 0, max: 500 })),
        (own, sums) => {
          let task = given({ actualMinutes: own });
          for (const sum of [...sums, 0]) {
            task = { ...task, ...spentWith(task, sum) };
            expect(spentWith(task, sum)).toEqual({});
            expect(task.actualMinutes ?? 0).toBe((own ?? 0) + sum);
          }
          expect(task.actualMinutes).toBe(own);
        },
      ),
    );
  });
});
