import { join, resolve } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { readConfig } from 'deepiri-api-gateway';
import { type Env, portSettingsTable, SettingError, settings } from 'deepiri-service-kit';
import { addressesElsewhere, demandServerBus, demandShared } from './elsewhere.ts';
import { createLines } from './processes/lines.ts';
import { planProcesses } from './processes/plan.ts';
import { supervise } from './processes/supervise.ts';
import { serviceSecret } from './service-secret.ts';
import { services } from './services.ts';
import { ensureWebApp } from './web-app.ts';

const END_MS = 9_500;
const root = resolve(import.meta.dirname, '../..');

/** Runs every service as a process of its own behind the gateway, and stays until a signal comes. @throws SettingError */
export async function runServices(env: Env): Promise<void> {
  const startedAt = performance.now();
  demandServerBus(env, 'because several processes share it');
  const { SERVICE_PORT_BASE: portBase } = settings(env, portSettingsTable);
  const { port: gatewayPort } = readConfig(env);
  if (portBase === 0 || gatewayPort === 0)
    throw new SettingError('SERVICE_PORT_BASE and PORT must not be 0: processes have to find each other');
  const elsewhere = addressesElsewhere(env);
  demandShared(env, elsewhere);
  const secret = new TextDecoder().decode(await serviceSecret(env));
  const webRoot = await ensureWebApp(root, say);
  const plans = planProcesses({
    env: { LOG_LEVEL: 'warn', ...env, SERVICE_SECRET: secret, WEB_ROOT: webRoot },
    services,
    elsewhere,
    portBase,
    gatewayPort,
    backend: join(root, 'platform-services/backend'),
  });
  say(`Starting ${plans.length} processes …`);
  const write = (text: string) => void process.stdout.write(text);
  const supervised = supervise(plans, { say, lines: createLines(write, process.stdout.isTTY) });
  closeWithGrace({ delay: END_MS, logger: false }, ({ err }) => {
    if (err) say(`Ending after an error: ${err.stack ?? err}`);
    return supervised.stop();
  });
  await supervised.ready().catch(async (error) => {
    await supervised.stop();
    throw error;
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`Deepiri is ready after ${seconds} s, in ${plans.length} processes.`);
  say(`  Open      http://localhost:${gatewayPort}`);
  say(`  API       http://localhost:${gatewayPort}/api/docs`);
  for (const { name, readyUrl } of plans.slice(1)) say(`  ${name.padEnd(21)}${new URL(readyUrl).origin}`);
  say('  Stop      Ctrl-C');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
