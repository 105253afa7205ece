import {
  type NewEvent,
  type NewTimeEntry,
  problem,
  type TimeEntry,
  type TimeEntryPatch,
  type TimeEntryRecord,
} from 'deepiri-contracts';
import type { Moment } from './decision.ts';
import { utcField } from './instant.ts';

/** What is stored. `runningOf` is the owner while it goes on, and unique: a person does one thing at a time. */
export type StoredEntry = TimeEntry & {
  runningOf: string | null;
  /** The id that it has in archives, where an import gave it another one here. */
  archiveId?: string;
};

export type EntryDecision = { state: StoredEntry; events: readonly NewEvent[] };
type EntryEvent = Extract<NewEvent['type'], `time_entry.${string}`>;

/** How far a clock of somebody else may be ahead of ours. */
const LEEWAY_MS = 60_000;
const LONGEST_MS = 31 * 86_400_000;

type Of = { id: string; ownerId: string; taskId: string };

/** Time begins to be measured. */
export function startEntry({ id, ownerId, taskId }: Of, moment: Moment): EntryDecision {
  const { now } = moment;
  const stretch = { startedAt: now, endedAt: null, seconds: 0, note: '' };
  const times = { createdAt: now, updatedAt: now };
  return told(
    { id, ownerId, taskId, source: 'timer', ...stretch, ...times, version: 1, runningOf: ownerId },
    'started',
    moment,
  );
}

/** Time that was spent, noted afterwards. @throws ProblemError invalid_body */
export function addEntry(body: NewTimeEntry, { id, ownerId, taskId }: Of, moment: Moment): EntryDecision {
  const { now } = moment;
  const stretch = stretchOf(body.startedAt, body.endedAt, now);
  const times = { createdAt: now, updatedAt: now };
  const note = body.note ?? '';
  return told(
    { id, ownerId, taskId, source: 'manual', ...stretch, note, ...times, version: 1, runningOf: null },
    'added',
    moment,
  );
}

/**
 * What is running ends. One that was started a moment ago on another device may seem to end before it began: it then ends
 * as it begins.
 * @param endedAt an earlier end, for one that was forgotten
 * @throws ProblemError invalid_body
 */
export function stopEntry(entry: StoredEntry, endedAt: string | undefined, moment: Moment): EntryDecision {
  if (entry.endedAt !== null) return { state: entry, events: [] };
  const latest = [moment.now, entry.startedAt].sort()[1]!;
  const stretch = endedAt
    ? stretchOf(entry.startedAt, endedAt, moment.now)
    : { endedAt: latest, seconds: secondsBetween(entry.startedAt, latest) };
  return told(changed(entry, stretch, moment), 'stopped', moment);
}

/** Corrects it. @throws ProblemError invalid_body */
export function updateEntry(entry: StoredEntry, patch: TimeEntryPatch, moment: Moment): EntryDecision {
  const startedAt = utcField(patch.startedAt ?? entry.startedAt, 'startedAt')!;
  const endedAt = patch.endedAt ?? entry.endedAt;
  const note = patch.note ?? entry.note;
  if (endedAt === null) {
    checkBegin(startedAt, moment.now);
    if (startedAt === entry.startedAt && note === entry.note) return { state: entry, events: [] };
    return told(changed(entry, { startedAt, note }, moment), 'changed', moment);
  }
  const stretch = stretchOf(startedAt, endedAt, moment.now);
  if (isSame(entry, { ...stretch, note })) return { state: entry, events: [] };
  return told(changed(entry, { ...stretch, note }, moment), entry.endedAt === null ? 'stopped' : 'changed', moment);
}

/** It is taken away; the state is what it was. */
export function removeEntry(entry: StoredEntry, moment: Moment): EntryDecision {
  return told(entry, 'removed', moment);
}

/** Whole minutes that entries come to: none is lost by rounding each for itself, and a little is a minute. */
export function minutesOf(entries: readonly Pick<TimeEntry, 'seconds'>[]): number {
  const seconds = entries.reduce((sum, entry) => sum + entry.seconds, 0);
  return seconds === 0 ? 0 : Math.max(1, Math.round(seconds / 60));
}

/** Time of an archive, as it was there. It is in the time spent of its task already. @throws ProblemError invalid_body */
export function importEntry(record: TimeEntryRecord, { id, ownerId, taskId }: Of, moment: Moment): EntryDecision {
  const { id: archiveId, source, note, createdAt } = record;
  const { startedAt, endedAt } = record;
  // A timer that was stopped at once took no time.
  const stretch =
    startedAt === endedAt ? { startedAt, endedAt, seconds: 0 } : stretchOf(startedAt, endedAt, moment.now);
  const times = { createdAt, updatedAt: moment.now };
  const state = { id, ownerId, taskId, source, ...stretch, note, ...times, version: 1, runningOf: null, archiveId };
  return told(state, 'imported', moment);
}

/** Time that is over as archives have it. @param taskId of its task in the archive */
export function archivedEntry(entry: StoredEntry, taskId: string): TimeEntryRecord {
  const { archiveId: id = entry.id, source, startedAt, note, createdAt } = entry;
  return { id, taskId, source, startedAt, endedAt: entry.endedAt ?? startedAt, note, createdAt };
}

/** What leaves the service, field by field. */
export function entryView({ runningOf: _, archiveId: __, ...entry }: StoredEntry): TimeEntry {
  return entry;
}

function changed(entry: StoredEntry, fields: Partial<StoredEntry>, { now }: Moment): StoredEntry {
  const next = { ...entry, ...fields, updatedAt: now, version: entry.version + 1 };
  return { ...next, runningOf: next.endedAt === null ? next.ownerId : null };
}

function told(state: StoredEntry, what: string, { now, eventId }: Moment): EntryDecision {
  const type = `time_entry.${what}` as EntryEvent;
  const event = {
    id: eventId,
    type,
    subject: state.id,
    userid: state.ownerId,
    time: now,
    data: { entry: entryView(state) },
  };
  return { state, events: [event as NewEvent] };
}

function stretchOf(start: string, end: string, now: string) {
  const [startedAt, endedAt] = [utcField(start, 'startedAt')!, utcField(end, 'endedAt')!];
  checkBegin(startedAt, now);
  if (endedAt <= startedAt) throw wrong('endedAt', 'must come after startedAt');
  if (isAhead(endedAt, now)) throw wrong('endedAt', 'lies in the future');
  if (Date.parse(endedAt) - Date.parse(startedAt) > LONGEST_MS)
    throw wrong('endedAt', 'is more than 31 days after startedAt');
  return { startedAt, endedAt, seconds: secondsBetween(startedAt, endedAt) };
}

function checkBegin(startedAt: string, now: string) {
  if (isAhead(startedAt, now)) throw wrong('startedAt', 'lies in the future');
}

function isAhead(instant: string, now: string): boolean {
  return Date.parse(instant) > Date.parse(now) + LEEWAY_MS;
}

function secondsBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 1000);
}

function isSame(entry: StoredEntry, fields: Partial<StoredEntry>): boolean {
  return Object.entries(fields).every(([name, value]) => entry[name as keyof StoredEntry] === value);
}

function wrong(field: string, message: string) {
  return problem('invalid_body', `${field} ${message}.`, { errors: [{ pointer: `/${field}`, message }] });
}
