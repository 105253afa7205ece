import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Readiness } from '../host/health.ts';
import { processMetrics } from './process-metrics.ts';
import { readGauge } from './registry.ts';

/**
 * `/metrics` in the text format of Prometheus. It answers also while dependencies are down.
 * @param ownsProcess whether what belongs to the process is told here; one page of a process does
 */
export function registerMetrics(app: FastifyInstance, registry: Registry, ownsProcess: boolean): void {
  // From the start, so that the first look sees what happened before it.
  if (ownsProcess) void processMetrics();
  app.get('/metrics', async (_request, reply) => {
    const own = await registry.metrics();
    return reply.type(registry.contentType).send(ownsProcess ? own + (await processMetrics()) : own);
  });
}

/** 1 for each dependency that answers, 0 for one that does not, as `/ready` sees it. */
export function measureDependencies(registry: Registry, ready: () => Promise<Readiness>): void {
  readGauge(
    registry,
    { name: 'deepiri_dependency_up', help: 'Whether a store, the bus or a service answers', labelNames: ['part'] },
    async () =>
      Object.entries((await ready()).parts).map(([part, state]) => ({
        labels: { part },
        value: Number(state === 'up'),
      })),
  );
}
