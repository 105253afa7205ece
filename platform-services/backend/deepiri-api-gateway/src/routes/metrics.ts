import {
  createApp,
  measureDependencies,
  measureGroups,
  type Readiness,
  type RequestWatch,
  registerHealth,
  registerMetrics,
  type Shared,
} from 'deepiri-service-kit';
import type { FastifyInstance } from 'fastify';
import { Counter, type Registry } from 'prom-client';

type Parts = {
  service: string;
  registry: Registry;
  watch: RequestWatch;
  newRequestId: () => string;
  ready: () => Promise<Readiness>;
  bus: Shared['bus'];
};

/** A door for operators: the public one shows no metrics. What belongs to the process is told here. */
export function openMetricsDoor({ service, registry, watch, newRequestId, ready, bus }: Parts): FastifyInstance {
  const door = createApp({ watch, newRequestId });
  registerHealth(door, service, ready);
  registerMetrics(door, registry, true);
  measureDependencies(registry, ready);
  measureGroups(registry, bus, [service]);
  return door;
}

/** Counts refused requests by the limit that refused them. */
export function countRefusals(registry: Registry): (limit: string) => void {
  const refusals = new Counter({
    name: 'deepiri_limit_refusals_total',
    help: 'Requests that the gateway refused because of a limit',
    labelNames: ['limit'],
    registers: [registry],
  });
  return (limit) => refusals.inc({ limit });
}
