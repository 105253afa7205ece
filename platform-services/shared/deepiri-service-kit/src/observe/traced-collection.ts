import {
  type Collection,
  type Document,
  DuplicateKey,
  InvalidCursor,
  type PendingEvent,
  StaleVersion,
} from 'deepiri-stores';
import type { Tracer } from './tracing.ts';

type Write<R> = (events: readonly PendingEvent[]) => Promise<R>;

/** Whether a store said no to what was asked, as its port declares, rather than having trouble of its own. */
export function isRefusal(error: unknown): boolean {
  return error instanceof StaleVersion || error instanceof DuplicateKey || error instanceof InvalidCursor;
}

/** The collection, with a span around each write that causes events. The span is the parent of whatever they cause. */
export function tracedCollection<T extends Document>(
  collection: Collection<T>,
  name: string,
  tracer: Tracer,
): Collection<T> {
  async function within<R>(operation: string, events: readonly PendingEvent[], write: Write<R>): Promise<R> {
    const parent = events[0]?.traceparent;
    if (!parent) return write(events);
    const attributes = { 'db.collection.name': name, 'db.operation.name': operation, 'deepiri.events': events.length };
    const span = tracer.start(`${operation} ${name}`, { parent, attributes });
    try {
      const outcome = await write(events.map((event) => ({ ...event, traceparent: span.traceparent })));
      span.end();
      return outcome;
    } catch (error) {
      span.end(isRefusal(error) ? {} : { error });
      throw error;
    }
  }

  return {
    get: (id) => collection.get(id),
    getMany: (ids) => collection.getMany(ids),
    find: (query) => collection.find(query),
    count: (where) => collection.count(where),
    save: (state, events = []) => within('save', events, (stamped) => collection.save(state, stamped)),
    remove: (id, version, events = []) =>
      within('remove', events, (stamped) => collection.remove(id, version, stamped)),
  };
}
