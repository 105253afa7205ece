import { addDays, dayBegins, minutesOfClock, wallClock } from './time.ts';

/** The zone and day boundary that a person is in from an instant on (RFC 3339 UTC). */
export type ZoneRecord = { from: string; timeZone: string; dayStartsAt: string };

/** A local day: when it began, and whether that was held back after a calendar had shown its date. */
export type LocalDay = { date: string; began: string; heldBack: boolean };

/**
 * A record with what it makes of the days: from the one that was under way when it came into force, which everything before
 * is behind, to the first that begins as the calendar says. All later ones do. `shown`: the latest date that a calendar had
 * shown by then.
 */
export type Stay = ZoneRecord & { days: readonly LocalDay[]; shown: string };

/** Oldest first, never empty. The first one also answers for all before it. */
export type Zones = readonly Stay[];

/** Hours that a local day has at least (L2), and below which it is held against nobody. */
export const localDayHours = { shortest: 12, whole: 20 };

const HOUR_MS = 3_600_000;
const SHORTEST_MS = localDayHours.shortest * HOUR_MS;
/** Longer than any day can still change: streaks seal theirs after 70. */
const KEPT_DAYS = 90;
const KEPT_RECORDS = 60;

/** Clocks are set back by at most this. */
const SET_BACK_MINUTES = 120;

/** The history of somebody who has not been anywhere else. */
export function firstStay(record: ZoneRecord): Zones {
  const shown = calendarDate(record, record.from);
  return [{ ...record, days: [onCalendar(record, shown)], shown }];
}

/** The history with a new record. What no day that can still change depends on is let go. */
export function withZone(zones: Zones, record: ZoneRecord): Zones {
  const oldest = Date.parse(record.from) - KEPT_DAYS * 24 * HOUR_MS;
  const all = [...zones, nextStay(zones.at(-1)!, record)];
  return all
    .filter((_, index) => index + 1 === all.length || Date.parse(all[index + 1]!.from) > oldest)
    .slice(-KEPT_RECORDS);
}

function nextStay(last: Stay, record: ZoneRecord): Stay {
  const end = new Date(Date.parse(record.from) - 1).toISOString();
  const shown = [last.shown, calendarDate(last, end)].sort()[1]!;
  return { ...record, days: settled({ ...record, shown }, dayIn(last, end)), shown };
}

export function zoneAt(zones: Zones, instant: Date): Stay {
  const time = instant.toISOString();
  return zones.findLast(({ from }) => from <= time) ?? zones[0]!;
}

/**
 * The local day of an instant, by the record that was in force then. It is that of the calendar there, except that a day
 * never comes back (L1) and never begins within half a day of the one before (L2), however the person moves.
 */
export function dayOf(zones: Zones, instant: Date): string {
  return dayIn(zoneAt(zones, instant), instant.toISOString()).date;
}

/** When a local day is over: the next one that there is begins. */
export function dayEnd(zones: Zones, date: string): Date {
  return new Date(firstFrom(zones, addDays(date, 1)).began);
}

/**
 * Whether the person had the day for long enough to be expected to use it.
 * A flight can cut a local day short, skip it or hold its beginning back; that must not cost a streak.
 */
export function wasWhole(zones: Zones, date: string): boolean {
  if (zones.slice(1).every(({ days }) => date < days[0]!.date || date > days.at(-1)!.date)) return true;
  const day = firstFrom(zones, date);
  const hours = (dayEnd(zones, date).getTime() - Date.parse(day.began)) / HOUR_MS;
  return day.date === date && !day.heldBack && hours >= localDayHours.whole;
}

/** The first day that is not before a date. */
function firstFrom(zones: Zones, date: string): LocalDay {
  const stay = zones.findLast(({ days }) => days[0]!.date < date) ?? zones[0]!;
  const isBefore = date < stay.days[0]!.date;
  return (!isBefore && stay.days.find((day) => day.date >= date)) || onCalendar(stay, date);
}

function dayIn(stay: Stay, instant: string): LocalDay {
  const date = calendarDate(stay, instant);
  if (date > stay.days.at(-1)!.date) return onCalendar(stay, date);
  const day = stay.days.findLast(({ began }) => began <= instant);
  return day ?? onCalendar(stay, date);
}

/** The days of a record from the one that is under way to the first that begins as the calendar says. */
function settled(record: Omit<Stay, 'days'>, underWay: LocalDay): LocalDay[] {
  const days = [underWay];
  for (let day = underWay; !isSettled(record, day); days.push(day)) day = dayAfter(record, day);
  return days;
}

function isSettled(record: ZoneRecord, { date, began }: LocalDay): boolean {
  return began === calendarStart(record, date) && calendarStart(record, addDays(date, 1)) >= record.from;
}

function dayAfter(record: Omit<Stay, 'days'>, { date, began }: LocalDay): LocalDay {
  const earliest = new Date(Date.parse(began) + SHORTEST_MS).toISOString();
  const there = [calendarStart(record, addDays(date, 1)), record.from].sort()[1]!;
  const begins = [earliest, there].sort()[1]!;
  const next = calendarDate(record, begins);
  return { date: next, began: begins, heldBack: begins > there || next <= record.shown };
}

function onCalendar(record: ZoneRecord, date: string): LocalDay {
  return { date, began: calendarStart(record, date), heldBack: false };
}

function calendarStart(record: ZoneRecord, date: string): string {
  return dayBegins(date, record.timeZone, record.dayStartsAt).toISOString();
}

/** The day that calendar and clock on the wall tell. Where the clock is set back over the boundary, the first time counts. */
function calendarDate(record: ZoneRecord, instant: string): string {
  const { date, minutes } = wallClock(new Date(instant), record.timeZone);
  const missing = minutesOfClock(record.dayStartsAt) - minutes;
  if (missing <= 0) return date;
  const hasBegun = missing <= SET_BACK_MINUTES && calendarStart(record, date) <= instant;
  return hasBegun ? date : addDays(date, -1);
}
