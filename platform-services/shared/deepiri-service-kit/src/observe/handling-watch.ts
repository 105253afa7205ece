import type { CloudEvent } from 'deepiri-contracts';
import type { Logger } from 'pino';
import { Histogram, type Registry } from 'prom-client';
import type { Clock } from '../context.ts';
import { traceIdOf } from './traceparent.ts';
import type { Tracer } from './tracing.ts';

const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const AGE_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300, 3_600];

/** What a handler is given to go on with. */
export type Handling = { traceparent: string; log: Logger };

export type HandlingWatch = {
  /** Runs a handler as one span of the event's trace, measured, with a logger that is bound to the event. */
  run(group: string, event: CloudEvent, attempt: number, work: (handling: Handling) => Promise<void>): Promise<void>;
};

type Options = { registry: Registry; tracer: Tracer; log: Logger; clock: Clock };

/** How long handlers take, how they end, and how old events are when they are first handled. */
export function createHandlingWatch({ registry, tracer, log, clock }: Options): HandlingWatch {
  const duration = new Histogram({
    name: 'deepiri_event_handling_duration_seconds',
    help: 'Time that a handler took for one event, by how it ended: done or failed',
    labelNames: ['group', 'type', 'outcome'],
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  const age = new Histogram({
    name: 'deepiri_event_age_seconds',
    help: 'Time from what happened to the first try of a handler',
    labelNames: ['group'],
    buckets: AGE_BUCKETS,
    registers: [registry],
  });

  return {
    async run(group, event, attempt, work) {
      const { id, type, cause } = event;
      const startedAt = performance.now();
      if (attempt === 1) age.observe({ group }, Math.max(0, clock.now().getTime() - Date.parse(event.time)) / 1000);
      const span = tracer.start(`handle ${type}`, {
        kind: 'consumer',
        parent: event.traceparent,
        ...(tracer.recording ? { attributes: attributesOf(group, id, attempt) } : {}),
      });
      const bound = log.child({ group, event: id, type, cause, traceId: traceIdOf(span.traceparent) });
      const over = (outcome: 'done' | 'failed') => {
        const seconds = (performance.now() - startedAt) / 1000;
        duration.observe({ group, type, outcome }, seconds);
        if (log.isLevelEnabled('debug'))
          bound.debug({ attempt, outcome, durationMs: Math.round(seconds * 1e5) / 100 }, 'event handled');
      };
      try {
        await work({ traceparent: span.traceparent, log: bound });
      } catch (error) {
        over('failed');
        span.end({ error });
        throw error;
      }
      over('done');
      span.end();
    },
  };
}

function attributesOf(group: string, id: string, attempt: number) {
  return {
    'messaging.operation.type': 'process',
    'messaging.consumer.group.name': group,
    'messaging.message.id': id,
    'deepiri.attempt': attempt,
  };
}
