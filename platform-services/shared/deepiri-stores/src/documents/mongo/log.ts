import type { Collection, Filter } from 'mongodb';
import type { EventLog, LoggedEvent } from '../port.ts';
import { eventOf, type StoredEvent } from '../stored-event.ts';
import { createIndexes, index } from './indexes.ts';
import type { Server } from './server.ts';

type Entry = StoredEvent & { _id: number };

export type MongoLog = EventLog & {
  /** Position of the newest event; 0 when there is none. */
  last(): Promise<number>;
  /** Those of these events that are not in the log. */
  missing(events: readonly StoredEvent[]): Promise<StoredEvent[]>;
  /** Whether an event is in the log, for good and now. */
  includes(id: string): Promise<boolean>;
  /** Puts events at these positions. Fails at the first that is taken, or whose event is in the log; those before it are in. */
  insert(events: readonly StoredEvent[], first: number): Promise<void>;
};

/**
 * The service's log. The position is the key, and each event takes the one after the last, so there are no gaps: whoever
 * sees a position sees everything before it (D7).
 */
export async function mongoLog(server: Server): Promise<MongoLog> {
  const { db, call, reads, inTime } = server;
  const entries: Collection<Entry> = db.collection('log');
  await createIndexes(server, entries, [{ ...index('id', 'id'), unique: true }, index('subject', 'subject', '_id')]);
  return {
    async find(id) {
      const entry = await call(() => entries.findOne({ id }, { hint: 'id', ...reads.lasting }));
      return entry ? loggedEvent(entry) : undefined;
    },
    async of(subject, { types, after = 0, before = Number.MAX_SAFE_INTEGER, order, limit } = {}) {
      if (limit === 0) return [];
      const filter: Filter<Entry> = { subject, _id: { $gt: after, $lt: before } };
      if (types) filter.type = { $in: [...types] };
      const found = entries
        .find(filter, { hint: 'subject', ...reads.lasting })
        .sort({ _id: order === 'desc' ? -1 : 1 });
      return (await call(() => (limit === undefined ? found : found.limit(limit)).toArray())).map(loggedEvent);
    },
    async read(after, limit) {
      const found = entries.find({ _id: { $gt: after } }, { hint: '_id_', limit, ...reads.lasting }).sort({ _id: 1 });
      return (await call(() => found.toArray())).map(loggedEvent);
    },
    async last() {
      const newest = { projection: { _id: 1 }, sort: { _id: -1 }, hint: '_id_', ...reads.latest } as const;
      return (await call(() => entries.findOne({}, newest)))?._id ?? 0;
    },
    async missing(events) {
      const ids = { id: { $in: events.map(({ id }) => id) } };
      const found = await call(() =>
        entries.find(ids, { projection: { id: 1 }, hint: 'id', ...reads.latest }).toArray(),
      );
      const there = new Set(found.map(({ id }) => id));
      return events.filter(({ id }) => !there.has(id));
    },
    async includes(id) {
      const found = await call(() => entries.findOne({ id }, { projection: { _id: 1 }, hint: 'id', ...reads.proven }));
      return found !== null;
    },
    async insert(events, first) {
      const placed = events.map(({ id, subject, type, body }, index) => ({
        _id: first + index,
        id,
        subject,
        type,
        body,
      }));
      await call(() => entries.insertMany(placed, inTime()));
    },
  };
}

function loggedEvent({ _id, ...event }: Entry): LoggedEvent {
  return eventOf(event, _id);
}
