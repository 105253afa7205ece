import ical, { ICalEventBusyStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { Entry } from '../../domain/calendar.ts';

/** What calendar apps show of notes. */
const NOTES = 2_000;

/** What no text of a calendar may hold (RFC 5545 §3.1). */
const CONTROL = /(?![\r\n\t])\p{Cc}/gu;

type Zone = { id: string; block: string };

/** Entries as an iCalendar (RFC 5545). The same entries are the same text, so that nobody reads it again for nothing. */
export function writeCalendar(entries: readonly Entry[], timeZone: string): string {
  const zone = zoneNamed(timeZone);
  const calendar = ical({
    name: 'Deepiri',
    prodId: { company: 'Deepiri', product: 'Tasks' },
    ttl: 60 * 60,
    timezone: { name: null, generator: () => zone?.block ?? null },
  });
  for (const entry of entries) calendar.createEvent({ ...fieldsOf(entry), ...timesOf(entry, timeZone, zone) });
  return calendar.toString().replaceAll(CONTROL, '');
}

function fieldsOf({ id, title, notes, rule, priority, labels, createdAt, updatedAt, version }: Entry) {
  return {
    id: `${id}@deepiri`,
    summary: title,
    ...(notes === '' ? {} : { description: [...notes].slice(0, NOTES).join('') }),
    ...(rule === null ? {} : { repeating: rule }),
    ...(priority === 0 ? {} : { priority }),
    categories: labels.map((name) => ({ name })),
    created: new Date(createdAt),
    lastModified: new Date(updatedAt),
    stamp: new Date(updatedAt),
    sequence: version - 1,
    // Something to do is no appointment: others may still find time there.
    busystatus: ICalEventBusyStatus.FREE,
  };
}

function timesOf({ starts, minutes }: Entry, timeZone: string, zone: Zone | undefined) {
  if ('date' in starts) {
    const start = Temporal.PlainDate.from(starts.date);
    return { start, end: start.add({ days: 1 }), allDay: true };
  }
  const start = Temporal.Instant.from(starts.instant).toZonedDateTimeISO(timeZone);
  const times = { start, end: start.add({ minutes }) };
  // In UTC where nothing defines the zone.
  return zone ? { ...times, timezone: zone.id } : { start: start.toInstant(), end: times.end.toInstant() };
}

// Under the name by which the calendar defines it: of two names for a zone, that is the one of today.
function zoneNamed(timeZone: string): Zone | undefined {
  const spelled = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone).timeZoneId;
  const [block] = [tzlib_get_ical_block(spelled)].flat();
  const id = block && /^TZID:(.*)$/m.exec(block)?.[1]?.trim();
  return block && id ? { id, block } : undefined;
}
