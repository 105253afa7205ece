const SLOT_MS = 6 * 3_600_000;
const DAY_MS = 86_400_000;
/** Offsets that are remembered: decades of one zone, or some years of many. */
const MOST_KNOWN = 50_000;
/** Before, clocks were set more often, and not by whole minutes; after, years have more than four digits. */
const [FIRST, END] = [Date.UTC(1980, 0, 1), Date.UTC(9999, 0, 1)];

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();
let known = 0;

/** Whether the runtime knows the IANA zone. A bare offset such as `+23:59` is none: no place on earth is that far off. */
export function isTimeZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    formatterFor(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * The wall clock of an instant in a zone.
 * @returns date `YYYY-MM-DD` and minutes since local midnight (0..1439)
 * @throws RangeError when the zone is unknown
 */
export function wallClock(instant: Date, zone: string): { date: string; minutes: number } {
  const at = instant.getTime();
  const slot = Math.floor(at / SLOT_MS);
  if (at >= FIRST && at < END) {
    const offset = offsetAt(slot, zone);
    // Clocks are not set twice in six hours: where both ends agree, so does all that is between.
    if (offset === offsetAt(slot + 1, zone)) return onWall(at + offset);
  }
  const { date, hour, minute } = asked(instant, zone);
  return { date, minutes: hour * 60 + minute };
}

/** @param local milliseconds of the wall clock, as if it were in UTC */
function onWall(local: number): { date: string; minutes: number } {
  return {
    date: new Date(local).toISOString().slice(0, 10),
    minutes: Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / 60_000),
  };
}

/** How far the wall clock is ahead of UTC at the beginning of a slot, in milliseconds. */
function offsetAt(slot: number, zone: string): number {
  let ofZone = offsets.get(zone);
  let offset = ofZone?.get(slot);
  if (offset !== undefined) return offset;
  const at = slot * SLOT_MS;
  const { date, hour, minute } = asked(new Date(at), zone);
  offset = Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * 60_000 - at;
  if (known >= MOST_KNOWN) forget();
  ofZone = offsets.get(zone) ?? new Map();
  offsets.set(zone, ofZone.set(slot, offset));
  known += 1;
  return offset;
}

function forget() {
  offsets.clear();
  known = 0;
}

// Asking the runtime takes as long as a hundred sums do, and lists ask for each of their tasks.
function asked(instant: Date, zone: string) {
  const parts: Record<string, string> = {};
  for (const part of formatterFor(zone).formatToParts(instant)) parts[part.type] = part.value;
  return {
    date: `${parts['year']!.padStart(4, '0')}-${parts['month']}-${parts['day']}`,
    hour: Number(parts['hour']),
    minute: Number(parts['minute']),
  };
}

function formatterFor(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}
