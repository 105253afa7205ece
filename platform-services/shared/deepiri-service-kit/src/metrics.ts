import type { EventBus } from 'deepiri-event-bus';
import type { DocumentStore } from 'deepiri-stores';
import type { FastifyInstance } from 'fastify';
import { Gauge, Histogram, Registry } from 'prom-client';

/** Rate, errors and duration per route (RED). */
export function measureRequests(app: FastifyInstance, service: string, registry: Registry): void {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of the answer',
    labelNames: ['service', 'method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ service, method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}

/** How far events are behind: in the outbox of a service, and per consumer on the bus. */
export function measureEvents(
  service: string,
  registry: Registry,
  { documents, bus }: { documents: DocumentStore | undefined; bus: EventBus },
): void {
  if (documents) {
    new Gauge({
      name: 'outbox_depth',
      help: 'Stored events that are not published yet',
      labelNames: ['service'],
      registers: [registry],
      async collect() {
        this.set({ service }, await documents.outbox.depth());
      },
    });
  }
  new Gauge({
    name: 'event_lag',
    help: 'Events that a consumer has not handled yet',
    labelNames: ['group'],
    registers: [registry],
    async collect() {
      for (const { group, lag } of await bus.groups())
        if (group === service || group.startsWith(`${service}:`)) this.set({ group }, lag);
    },
  });
}

export function createRegistry(): Registry {
  return new Registry();
}
