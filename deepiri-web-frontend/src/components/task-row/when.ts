import type { Task } from 'deepiri-sdk';
import type { Format } from '../../text/format.ts';

/** One day of a task: a key of the catalogue, and the day in words. */
export type When = { key: string; when: string; isLate: boolean; isToday: boolean };

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
  if (day !== null && day === scheduledFor && day !== due && day !== today)
    days.push({
      key: day < today ? 'row.wasPlanned' : 'row.planned',
      when: format.day(day),
      isLate: late,
      isToday: false,
    });
  if (dueAt && due) {
    const isOver = due < today;
    const isToday = due === today;
    const when =
      isToday && !format.isWholeDay(dueAt) ? format.time(dueAt) : isOver ? format.day(due) : format.due(dueAt);
    days.push({ key: isOver && late ? 'row.since' : 'row.due', when, isLate: late && due === day, isToday });
  }
  return days;
}
