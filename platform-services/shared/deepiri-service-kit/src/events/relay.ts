import type { EventBus } from 'deepiri-event-bus';
import { type LoggedEvent, type Outbox, toCloudEvent } from 'deepiri-stores';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import type { Span, Tracer } from '../observe/tracing.ts';

const BATCH = 500;
const SWEEP_MS = 5_000;
const RETRY_MS = 500;
const OTHERS_MS = 10;

export type Relay = {
  /** Resolves when nothing is pending. */
  idle(): Promise<void>;
  /** Publishes what is pending, if the bus takes it, and ends. */
  stop(): Promise<void>;
};

type Options = { service: string; outbox: Outbox; bus: EventBus; log: Logger; tracer: Tracer; registry: Registry };

/** Carries stored events to the bus, in order: at once after each commit, and by a sweep for what a dead process left (D4). */
export function startRelay(options: Options): Relay {
  const { service, outbox, bus, log, tracer } = options;
  const { published, failures } = counters(options.registry);
  let running: Promise<void> | undefined;
  let again = false;
  let failing = false;
  let stopped = false;

  function wake() {
    if (running) {
      again = true;
      return;
    }
    running = drain().finally(() => {
      running = undefined;
      if (again && !stopped) wake();
    });
  }

  async function drain() {
    do {
      again = false;
      try {
        while (await publishBatch());
        failing = false;
      } catch (error) {
        failures.inc();
        if (!failing) log.error({ err: error }, 'events wait: the bus does not take them');
        failing = true;
        if (!stopped) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        again = !stopped;
      }
    } while (again);
  }

  async function publishBatch(): Promise<boolean> {
    const events = await outbox.take(BATCH);
    const last = events.at(-1);
    if (!last) return false;
    const spans = tracer.recording ? spansOf(events, tracer) : [];
    try {
      await bus.publish(events.map((event) => toCloudEvent(service, event)));
    } catch (error) {
      for (const span of spans) span.end({ error });
      throw error;
    }
    for (const span of spans) span.end();
    published.inc(events.length);
    await outbox.done(last.position);
    return true;
  }

  const stopListening = outbox.onPending(wake);
  const sweep = setInterval(wake, SWEEP_MS);
  wake();

  return {
    async idle() {
      while (running || (await outbox.depth()) > 0) {
        if (!running) wake();
        await running;
        if (failing) return;
        // What is left is being published by another process, or has come since.
        if (!running) await new Promise((resolve) => setTimeout(resolve, OTHERS_MS));
      }
    },
    async stop() {
      stopListening();
      clearInterval(sweep);
      stopped = true;
      wake();
      await running;
    },
  };
}

// An event goes out as it was stored, with the span that stored it: publishing it again must not change it.
function spansOf(events: readonly LoggedEvent[], tracer: Tracer): Span[] {
  return events
    .filter(({ traceparent }) => traceparent !== undefined)
    .map(({ id, type, traceparent }) =>
      tracer.start(`publish ${type}`, {
        kind: 'producer',
        parent: traceparent,
        attributes: { 'messaging.operation.type': 'send', 'messaging.message.id': id },
      }),
    );
}

function counters(registry: Registry) {
  return {
    published: new Counter({
      name: 'deepiri_events_published_total',
      help: 'Events that went from the outbox to the bus',
      registers: [registry],
    }),
    failures: new Counter({
      name: 'deepiri_event_publish_failures_total',
      help: 'Times that the bus did not take what the outbox held',
      registers: [registry],
    }),
  };
}
