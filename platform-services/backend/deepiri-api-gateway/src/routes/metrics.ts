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
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Breaker, Upstream } from '../domain/upstream.ts';

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

/** How the circuit breakers before the instances of services stand, for each service that runs elsewhere. */
export function measureBreakers(registry: Registry, upstreams: Readonly<Record<string, Upstream>>): void {
  const labelNames = ['upstream', 'address'] as const;
  function forEach(show: (labels: Record<(typeof labelNames)[number], string>, breaker: Breaker) => void) {
    for (const [upstream, { breakers }] of Object.entries(upstreams)) {
      for (const breaker of breakers?.() ?? []) show({ upstream, address: breaker.address }, breaker);
    }
  }
  new Gauge({
    name: 'deepiri_breaker_open',
    help: '1 for each instance of a service that the gateway leaves alone because it kept failing, else 0',
    labelNames,
    registers: [registry],
    collect() {
      forEach((labels, { open }) => this.set(labels, open ? 1 : 0));
    },
  });
  new Counter({
    name: 'deepiri_breaker_openings_total',
    help: 'Times that the gateway began to leave an instance of a service alone',
    labelNames,
    registers: [registry],
    collect() {
      this.reset();
      forEach((labels, { openings }) => this.inc(labels, openings));
    },
  });
}
