import { Gauge, Registry } from 'prom-client';

/** The metrics of one service. Each of them carries its name as `service`. */
export function createRegistry(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  return registry;
}

type Reading = { labels?: Record<string, string>; value: number };

/** A gauge that is read when somebody looks. What cannot be read then is left out: an old value would be a lie. */
export function readGauge(
  registry: Registry,
  gauge: { name: string; help: string; labelNames?: readonly string[] },
  read: () => Promise<readonly Reading[]>,
): void {
  new Gauge({
    ...gauge,
    registers: [registry],
    async collect() {
      const readings = await read().catch(() => []);
      this.reset();
      if (readings.length === 0 && !gauge.labelNames) this.remove();
      for (const { labels = {}, value } of readings) this.set(labels, value);
    },
  });
}
