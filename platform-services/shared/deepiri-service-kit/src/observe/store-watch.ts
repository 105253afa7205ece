import type { DocumentStore } from 'deepiri-stores';
import { Histogram, type Registry } from 'prom-client';
import { isRefusal, tracedCollection } from './traced-collection.ts';
import type { Tracer } from './tracing.ts';

const BUCKETS = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10];

type Observe = (operation: string, outcome: 'ok' | 'refused' | 'failed', seconds: number) => void;

/** Answers a store that does the same and is measured. @param name what the store is for, such as `documents` */
export type StoreWatch = <S extends object>(name: string, store: S) => S;

/** How long stores take and how they end. A save that causes events is a span, and the parent of what they cause. */
export function createStoreWatch(registry: Registry, tracer: Tracer): StoreWatch {
  const duration = new Histogram({
    name: 'deepiri_store_operation_duration_seconds',
    help: 'Time that a store took, by how it ended: ok, refused (such as a stale version) or failed',
    labelNames: ['store', 'operation', 'outcome'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const observing =
    (store: string): Observe =>
    (operation, outcome, seconds) =>
      duration.observe({ store, operation, outcome }, seconds);

  return (name, store) =>
    isDocumentStore(name, store)
      ? (watchDocuments(store, observing(name), observing('log'), tracer) as typeof store)
      : timed(store, observing(name));
}

function isDocumentStore(name: string, store: object): store is DocumentStore {
  return name === 'documents' && 'collection' in store;
}

function watchDocuments(store: DocumentStore, observe: Observe, observeLog: Observe, tracer: Tracer): DocumentStore {
  return {
    collection: (definition) => {
      const collection = store.collection(definition);
      return timed(tracer.recording ? tracedCollection(collection, definition.name, tracer) : collection, observe);
    },
    log: timed(store.log, observeLog),
    outbox: store.outbox,
    ping: () => store.ping(),
    close: () => store.close(),
  };
}

/** The same object, with a look at the clock around each method that answers a promise. */
function timed<T extends object>(target: T, observe: Observe): T {
  const methods = new Map<string | symbol, unknown>();
  return new Proxy(target, {
    get(_, name) {
      const known = methods.get(name);
      if (known) return known;
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || typeof name === 'symbol') return value;
      const method = (...given: unknown[]) => time(observe, name, () => value.apply(target, given));
      methods.set(name, method);
      return method;
    },
  });
}

function time(observe: Observe, operation: string, run: () => unknown): unknown {
  const startedAt = performance.now();
  const result = run();
  if (result instanceof Promise) {
    const over = (outcome: 'ok' | 'refused' | 'failed') =>
      observe(operation, outcome, (performance.now() - startedAt) / 1000);
    // Beside the caller's promise, not before it: measuring delays nobody.
    result.then(
      () => over('ok'),
      (error) => over(isRefusal(error) ? 'refused' : 'failed'),
    );
  }
  return result;
}
