import type { LoggedEvent, PendingEvent } from './port.ts';

/** An event as it is written: what is asked for, and the rest as JSON. */
export type StoredEvent = { id: string; subject: string; type: string; body: string };

/** Makes events ready to be written, so that what cannot be stored fails before the write begins. @throws TypeError */
export function storedEvents(events: readonly PendingEvent[]): StoredEvent[] {
  if (new Set(events.map(({ id }) => id)).size < events.length) throw new TypeError('two events have the same id');
  return events.map(({ id, subject, type, ...rest }) => ({ id, subject, type, body: JSON.stringify(rest) }));
}

/** The event that was stored. */
export function eventOf({ id, subject, type, body }: StoredEvent, position: number): LoggedEvent {
  return { ...(JSON.parse(body) as Omit<PendingEvent, 'id' | 'subject' | 'type'>), id, subject, type, position };
}
