import { collectDefaultMetrics, Registry } from 'prom-client';

const LOOP_RESOLUTION_MS = 20;
let registry: Registry | undefined;

/**
 * Memory, CPU, garbage collection and delay of the event loop. They belong to the process, which has them once, however
 * many services or copies of the platform it runs: hence the one thing that is kept beside them all.
 */
export function processMetrics(): Promise<string> {
  if (!registry) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOP_RESOLUTION_MS });
  }
  return registry.metrics();
}
