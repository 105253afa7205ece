import type { DocumentStore } from 'deepiri-stores';
import { Histogram, type Registry } from 'prom-client';
import { isRefusal, tracedCollection } from './traced-collection.ts';
import type { Tracer } from './tracing.ts';

const BUCKETS = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10];

/** Answers a store that does the same and is measured. @param name what the store is for, such as `documents` */
export type StoreWatch = <S extends object>(name: string, store: S) => S;

type Durations = Histogram<'store' | 'operation' | 'outcome'>;

/** How long stores take and how they end. A save that causes events is a span, and the parent of what they cause. */
export function createStoreWatch(registry: Registry, tracer: Tracer): StoreWatch {
  const durations: Durations = new Histogram({
    name: 'deepiri_store_operation_duration_seconds',
    help: 'Time that a store took, by how it ended: ok, refused (such as a stale version) or failed',
    labelNames: ['store', 'operation', 'outcome'],
    buckets: BUCKETS,
    registers: [registry],
  });
  return (name, store) =>
    isDocumentStore(name, store)
      ? (watchDocuments(store, durations, tracer) as typeof store)
      : timed(store, name, durations);
}

function isDocumentStore(name: string, store: object): store is DocumentStore {
  return name === 'documents' && 'collection' in store;
}

function watchDocuments(store: DocumentStore, durations: Durations, tracer: Tracer): DocumentStore {
  return {
    collection: (definition) => {
      const collection = store.collection(definition);
      const inTrace = tracer.recording ? tracedCollection(collection, definition.name, tracer) : collection;
      return timed(inTrace, 'documents', durations);
    },
    log: timed(store.log, 'log', durations),
    outbox: store.outbox,
    ping: () => store.ping(),
    close: () => store.close(),
  };
}

/** The same object, with a look at the clock around each method that answers a promise. */
function timed<T extends object>(target: T, store: string, durations: Durations): T {
  const methods = new Map<string | symbol, unknown>();
  return new Proxy(target, {
    get(_, name) {
      const known = methods.get(name);
      if (known) return known;
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || typeof name === 'symbol') return value;
      const method = timedMethod(value.bind(target), { store, operation: name }, durations);
      methods.set(name, method);
      return method;
    },
  });
}

type Method = (...given: unknown[]) => unknown;

function timedMethod(method: Method, labels: { store: string; operation: string }, durations: Durations): Method {
  const ok = { ...labels, outcome: 'ok' };
  const refused = { ...labels, outcome: 'refused' };
  const failed = { ...labels, outcome: 'failed' };
  return (...given) => {
    const startedAt = performance.now();
    const result = method(...given);
    // Beside the caller's promise, not before it: measuring delays nobody.
    if (result instanceof Promise) {
      result.then(
        () => durations.observe(ok, (performance.now() - startedAt) / 1000),
        (error) => durations.observe(isRefusal(error) ? refused : failed, (performance.now() - startedAt) / 1000),
      );
    }
    return result;
  };
}
