import { resolve } from 'node:path';
import closeWithGrace from 'close-with-grace';
import type { Env } from 'deepiri-service-kit';
import { readPorts, startServices } from './start-services.ts';
import { ensureWebApp } from './web-app.ts';

const END_MS = 9_500;

/** Runs every service as a process of its own behind the gateway, and stays until a signal comes. @throws SettingError */
export async function runServices(env: Env): Promise<void> {
  const startedAt = performance.now();
  readPorts(env);
  const webRoot = await ensureWebApp(resolve(import.meta.dirname, '../..'), say);
  const services = await startServices({ env, webRoot, say, terminal: process.stdout.isTTY });
  say(`Starting ${services.plans.length} processes …`);
  closeWithGrace({ delay: END_MS, logger: false }, ({ err }) => {
    if (err) say(`Ending after an error: ${err.stack ?? err}`);
    return services.stop();
  });
  await services.ready().catch(async (error) => {
    await services.stop();
    throw error;
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const url = `http://localhost:${services.gatewayPort}`;
  say(`Deepiri is ready after ${seconds} s, in ${services.plans.length} processes.`);
  say(`  Open      ${url}`);
  say(`  API       ${url}/api/docs`);
  for (const { name, readyUrl } of services.plans.slice(1)) say(`  ${name.padEnd(21)}${new URL(readyUrl).origin}`);
  say('  Stop      Ctrl-C');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
