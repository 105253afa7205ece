import { openBus } from 'deepiri-event-bus';
import type { Clock, Env } from 'deepiri-service-kit';
import type { MovableClock } from 'deepiri-service-kit/testing';
import { freePort } from 'deepiri-test-servers';
import { type ServiceProcess, startServiceProcess } from './service-process.ts';
import type { Shape, Wanted } from './shape.ts';

const names = [
  'api-gateway',
  'auth-service',
  'task-orchestrator',
  'engagement-service',
  'notification-service',
  'realtime-gateway',
] as const;

const METRICS_OFFSET = 99;
const SETTLED_MS = 120_000;
const QUIET_ROUNDS = 2;

/** Starts every service as a process of its own, behind a gateway that reaches them over the network. */
export async function startInProcesses({ place, env, clock, log, instances = {}, reach }: Wanted): Promise<Shape> {
  const kinds = names.flatMap((kind) => namesOf(kind, instances[kind]).map((name) => ({ kind, name })));
  const ports = Object.fromEntries(await Promise.all(kinds.map(async ({ name }) => [name, await freePort()] as const)));
  const metricsPort = await freePort();
  const address = (name: string) => {
    const url = `http://127.0.0.1:${ports[name]}`;
    return reach ? reach(name, url) : url;
  };
  const addresses = names.map((kind) => [settingOf(kind), namesOf(kind, instances[kind]).map(address).join()]);
  const shared: Env = {
    LOG_LEVEL: log.log.level,
    SERVICE_PORT_BASE: String(metricsPort - METRICS_OFFSET),
    WEB_ROOT: `${place.folder}/no-web`,
    ...Object.fromEntries(addresses),
    ...env,
  };
  const processes = Object.fromEntries(
    kinds.map(({ kind, name }) => {
      const start = { name: kind, port: ports[name]!, env: shared, now: clock?.now(), line: log.take ?? (() => {}) };
      return [name, startServiceProcess(start)];
    }),
  );
  const all = Object.values(processes);
  const inTime = clock ? follow(clock, all) : async () => {};
  await Promise.all(all.map((service) => service.ready())).catch(async (error) => {
    await Promise.all(all.map((service) => service.kill()));
    throw error;
  });
  return {
    port: ports['api-gateway']!,
    ports: { ...ports, 'api-gateway': metricsPort },
    processes,
    inTime,
    settled: () => settled(shared['BUS_URL']!, all),
    async stop() {
      // As a host ends them: first the door, then what is behind it.
      await processes['api-gateway']!.end();
      await Promise.all(all.map((service) => service.end()));
    },
  };
}

const namesOf = (kind: string, count = 1) =>
  Array.from({ length: count }, (_, index) => (index === 0 ? kind : `${kind}-${index + 1}`));

const settingOf = (name: string) => `${name.toUpperCase().replaceAll('-', '_')}_URL`;

/** Lets processes have the time of a clock that the test moves. @returns waits until all have heard */
function follow(clock: Clock, all: readonly ServiceProcess[]): () => Promise<void> {
  let told: Promise<unknown> = Promise.resolve();
  const { set, advance } = clock as MovableClock;
  const tell = () => {
    told = Promise.all([told, ...all.map((service) => service.tell(clock.now()))]);
  };
  Object.assign(clock, {
    set(date: Date) {
      set(date);
      tell();
    },
    advance(milliseconds: number) {
      advance(milliseconds);
      tell();
    },
  });
  return async () => void (await told);
}

/** Waits until no service has an event to publish and no group one to handle, twice in a row: handlers write events, too. */
async function settled(busUrl: string, all: readonly ServiceProcess[]): Promise<void> {
  const bus = await openBus(busUrl);
  const end = performance.now() + SETTLED_MS;
  try {
    for (let quiet = 0; quiet < QUIET_ROUNDS; ) {
      const unpublished = await Promise.all(all.map(({ url }) => outboxDepth(url)));
      const unhandled = (await bus.groups()).filter(({ lag }) => lag > 0);
      quiet = unpublished.every((depth) => depth === 0) && unhandled.length === 0 ? quiet + 1 : 0;
      if (performance.now() > end) throw new Error(`did not settle: ${JSON.stringify({ unpublished, unhandled })}`);
    }
  } finally {
    await bus.close();
  }
}

/** Events that a service has stored and not published; 0 for one that stores none. */
async function outboxDepth(url: string): Promise<number> {
  const page = await (await fetch(`${url}/metrics`)).text();
  return Number(/^deepiri_outbox_depth\S* (\d+)/m.exec(page)?.[1] ?? 0);
}
