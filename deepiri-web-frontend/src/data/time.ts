import { addDays, dayBegins, isEndOfDay, localDay } from 'deepiri-contracts/time';

export {
  addDays,
  dayBegins,
  daysBetween,
  endOfDay,
  instantOf,
  instantOn,
  isEndOfDay,
  localDay,
  minutesOfClock,
  wallClock,
} from 'deepiri-contracts/time';

/** When something that is due is late: without a time, when its local day is over. */
export function deadlineOf(dueAt: string, zone: string, dayStartsAt: string): Date {
  const due = new Date(dueAt);
  if (!isEndOfDay(due, zone, dayStartsAt)) return due;
  return dayBegins(addDays(localDay(due, zone, dayStartsAt), 1), zone, dayStartsAt);
}
