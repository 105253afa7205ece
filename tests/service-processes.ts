import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { eventually } from './platform.ts';

const backend = resolve(import.meta.dirname, '../platform-services/backend');
const folders = {
  'api-gateway': { folder: 'deepiri-api-gateway', offset: 100 },
  'auth-service': { folder: 'deepiri-auth-service', offset: 1 },
  'task-orchestrator': { folder: 'deepiri-task-orchestrator', offset: 2 },
  'engagement-service': { folder: 'deepiri-engagement-service', offset: 3 },
  'notification-service': { folder: 'deepiri-notification-service', offset: 5 },
  'realtime-gateway': { folder: 'deepiri-realtime-gateway', offset: 8 },
} as const;
const START_MS = 60_000;

export type ServiceName = keyof typeof folders;
export type ServiceProcesses = {
  url(service: ServiceName): string;
  /** What a service has written, line by line. */
  lines(service: ServiceName): string[];
  stop(): Promise<void>;
};

/** Starts services with their own start files, each in a process of its own, on one data folder and one bus. */
export async function startServiceProcesses(
  services: readonly ServiceName[],
  env: Record<string, string> = {},
): Promise<ServiceProcesses> {
  const folder = await mkdtemp(join(tmpdir(), 'deepiri-processes-'));
  const base = await freeBase(services.map((service) => folders[service].offset));
  const addresses = Object.entries(folders).map(([service, { offset }]) => [
    `${service.toUpperCase().replaceAll('-', '_')}_URL`,
    `http://127.0.0.1:${base + offset}`,
  ]);
  const settings = {
    ...process.env,
    ...Object.fromEntries(addresses.filter(([name]) => name !== 'API_GATEWAY_URL')),
    RATE_LIMIT: 'off',
    DATA_DIR: folder,
    BUS_URL: `sqlite:${folder}`,
    SERVICE_PORT_BASE: String(base),
    SERVICE_SECRET: 'a secret of the tests, longer than 32 characters',
    ...env,
  };
  const url = (service: ServiceName) => `http://127.0.0.1:${base + folders[service].offset}`;
  const outputs = new Map<ServiceName, string>();
  const children = services.map((service) => {
    const child = spawn(process.execPath, [join(backend, folders[service].folder, 'src/main.ts')], {
      env: service === 'api-gateway' ? { ...settings, HOST: '127.0.0.1', PORT: new URL(url(service)).port } : settings,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer) => outputs.set(service, (outputs.get(service) ?? '') + chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    return child;
  });

  async function stop() {
    await Promise.all(children.map(end));
    await rm(folder, { recursive: true, force: true });
  }

  try {
    await Promise.all(
      services.map((service, at) =>
        eventually(
          async () => {
            if (children[at]!.exitCode !== null) throw new Error(`${service} ended: ${outputs.get(service)}`);
            return (await fetch(`${url(service)}/ready`).catch(() => undefined))?.ok;
          },
          `${service} is ready`,
          START_MS,
        ),
      ),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, lines: (service) => (outputs.get(service) ?? '').split('\n').filter(Boolean), stop };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** A port above which the wanted ones are free. */
async function freeBase(offsets: readonly number[]): Promise<number> {
  for (;;) {
    const base = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await Promise.all(offsets.map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });
}
