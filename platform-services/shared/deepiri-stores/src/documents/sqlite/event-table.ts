import type { Breather } from '../../sqlite/breather.ts';
import type { Database, Row } from '../../sqlite/database.ts';
import type { EventLog, LoggedEvent } from '../port.ts';
import { eventOf, type StoredEvent } from '../stored-event.ts';

export type EventTable = EventLog & {
  /** Whether one of these is in the log already (D2). */
  includesAny(events: readonly StoredEvent[]): boolean;
  append(events: readonly StoredEvent[]): void;
  /** Position of the newest event; 0 when there is none. */
  last(): number;
};

const COLUMNS = 'position, id, subject, type, body';

/** The service's log. Positions are given inside the write lock, so that they appear in order (D7). */
export function eventTable(database: Database, breathe: Breather): EventTable {
  database.execute(`
    CREATE TABLE IF NOT EXISTS events (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      subject TEXT NOT NULL,
      type TEXT NOT NULL,
      body TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS events_by_subject ON events (subject);
  `);
  const includes = database.statement('SELECT 1 FROM events WHERE id = ?');
  const insert = database.statement('INSERT INTO events (id, subject, type, body) VALUES (?, ?, ?, ?)');
  const find = database.statement(`SELECT ${COLUMNS} FROM events WHERE id = ?`);
  const read = database.statement(`SELECT ${COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`);
  const last = database.statement('SELECT max(position) FROM events');

  return {
    includesAny: (events) => events.some(({ id }) => includes.get(id) !== undefined),
    append(events) {
      for (const event of events) insert.run(event.id, event.subject, event.type, event.body);
    },
    last: () => (last.get()?.[0] as number | null) ?? 0,
    find: (id) =>
      breathe(() => {
        const row = find.get(id);
        return row && loggedEvent(row);
      }),
    of: (subject, range = {}) => breathe(() => eventsOf(subject, range)),
    read: (after, limit) => breathe(() => read.all(after, limit).map(loggedEvent)),
  };

  function eventsOf(subject: string, range: NonNullable<Parameters<EventLog['of']>[1]>): LoggedEvent[] {
    const direction = range.order === 'desc' ? 'DESC' : 'ASC';
    const types = range.types ? 'AND type IN (SELECT value FROM json_each(?))' : '';
    const statement = database.statement(
      `SELECT ${COLUMNS} FROM events WHERE subject = ? AND position > ? AND position < ? ${types}
         ORDER BY position ${direction} LIMIT ?`,
    );
    const rows = statement.all(
      subject,
      range.after ?? 0,
      range.before ?? Number.MAX_SAFE_INTEGER,
      ...(range.types ? [JSON.stringify(range.types)] : []),
      range.limit ?? -1,
    );
    return rows.map(loggedEvent);
  }
}

function loggedEvent(row: Row): LoggedEvent {
  const [position, id, subject, type, body] = row as [number, string, string, string, string];
  return eventOf({ id, subject, type, body }, position);
}
