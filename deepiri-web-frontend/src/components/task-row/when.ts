import type { Task } from 'deepiri-sdk';
import type { Format } from '../../text/format.ts';

/** One day of a task: a key of the catalogue, the day in words, and whether it presses. */
export type When = { key: string; when: string; mark: 'late' | 'due' | undefined };

/**
 * The days that a row names. The planned one is named as such, and only where it comes before the one the task is due
 * on; that it is planned for today is plain where that matters.
 * @param day the day the task is for, the earlier of both
 * @param late whether that is over
 */
export function whenOf({ dueAt, scheduledFor }: Task, day: string | null, late: boolean, format: Format): When[] {
  const { today } = format;
  const due = dueAt && format.dayOf(dueAt);
  const days: When[] = [];
  if (day && day === scheduledFor && day !== due && day !== today)
    days.push({
      key: day < today ? 'row.wasPlanned' : 'row.planned',
      when: format.day(day),
      mark: late ? 'late' : undefined,
    });
  if (dueAt && due)
    days.push({
      key: late && due < today ? 'row.since' : 'row.due',
      when: due === today && !format.isWholeDay(dueAt) ? format.time(dueAt) : format.due(dueAt),
      mark: late && due === day ? 'late' : due === today ? 'due' : undefined,
    });
  return days;
}
