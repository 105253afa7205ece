import { freePort, startRedis } from 'deepiri-test-servers';
import { startProcess } from './processes.ts';

const SERVICES_MAIN = '../deepiri-core-api/src/services-main.ts';
/** The bare service of the proxy's measure knows none; the platform wants one as soon as a service is elsewhere. */
const secret = { SERVICE_SECRET: 'a secret of the measurements, 32 letters and more' };

export type Services = { gateway: string; addressOf(service: string): string; stop(): Promise<void> };

/** Every service as a process of its own, with bus, streams, boards and limits in Redis. */
export async function startServices(env: Record<string, string> = {}): Promise<Services> {
  const redis = await startRedis();
  const base = (await freePort()) - 8;
  const stores = { BUS_URL: redis.url, CACHE_URL: redis.url };
  const ports = { PORT: String(await freePort()), SERVICE_PORT_BASE: String(base) };
  const platform = await startProcess(SERVICES_MAIN, { ...stores, ...ports, ...secret, ...env });
  return {
    gateway: platform.url,
    addressOf: (service) =>
      platform.lines.map((line) => new RegExp(`${service} +(http\\S+)`).exec(line)?.[1]).find(Boolean)!,
    async stop() {
      await platform.stop();
      await redis.stop();
    },
  };
}
