import type { Task } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../text/format.ts';
import { rowItemOf } from './row-item.ts';
import { whenOf } from './when.ts';

const clock = { now: new Date('2026-11-25T11:00:00Z'), zone: 'Europe/Berlin', dayStartsAt: '04:00' };
const format = createFormat({ ...clock, locale: 'en-GB', t: (key) => key });

const said = (days: Partial<Task>) => {
  const task = { status: 'todo', dueAt: null, scheduledFor: null, ...days } as Task;
  const { day, late } = rowItemOf(task, clock, false);
  return whenOf(task, day, late, format).map(
    ({ key, when, mark }) => `${key.slice(4)} ${when}${mark === 'late' ? ', late' : ''}`,
  );
};
/** Of a whole day. */
const due = (day: string) => `${day}T22:59:00Z`;

describe('the days that a row names', () => {
  it('says of a day whether it is the planned one or the due one', () => {
    expect(said({ scheduledFor: '2026-11-23' })).toEqual(['wasPlanned Monday, late']);
    expect(said({ dueAt: due('2026-11-23') })).toEqual(['since Monday, late']);
    expect(said({ scheduledFor: '2026-11-27' })).toEqual(['planned Friday']);
    expect(said({ dueAt: due('2026-11-27') })).toEqual(['due Friday']);
  });

  it('names both where the planned day comes first, so that a list by due days agrees with its rows', () => {
    expect(said({ scheduledFor: '2026-11-23', dueAt: due('2026-11-27') })).toEqual([
      'wasPlanned Monday, late',
      'due Friday',
    ]);
    expect(said({ scheduledFor: '2026-11-25', dueAt: due('2026-11-27') })).toEqual(['due Friday']);
    expect(said({ scheduledFor: '2026-11-28', dueAt: due('2026-11-27') })).toEqual(['due Friday']);
  });

  it('says the time of what is due today, and nothing of what is planned for today', () => {
    expect(said({ dueAt: '2026-11-25T16:00:00Z' })).toEqual(['due 17:00']);
    expect(said({ dueAt: '2026-11-25T08:00:00Z' })).toEqual(['due 09:00, late']);
    expect(said({ dueAt: due('2026-11-25') })).toEqual(['due time.today']);
    expect(said({ scheduledFor: '2026-11-25' })).toEqual([]);
  });

  it('what is closed is late no more', () => {
    expect(said({ status: 'cancelled', dueAt: due('2026-11-23') })).toEqual(['due Monday']);
  });
});
