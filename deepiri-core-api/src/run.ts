import { resolve } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { choice, createLogger, type Env, logLevels, settings } from 'deepiri-service-kit';
import { placeOfData } from './place-of-data.ts';
import { startPlatform } from './platform.ts';
import { services } from './services.ts';
import { ensureWebApp } from './web-app.ts';

const DRAIN_MS = 4_500;

/** Starts the platform in this process and stays until a signal comes. @throws SettingError */
export async function run(env: Env): Promise<void> {
  const startedAt = performance.now();
  const { LOG_LEVEL } = settings(env, { LOG_LEVEL: choice('How much is logged', logLevels, 'warn') });
  const log = createLogger({ level: LOG_LEVEL, name: 'deepiri', terminal: process.stdout.isTTY });
  const webRoot = await ensureWebApp(resolve(import.meta.dirname, '../..'), say);
  const platform = await startPlatform({ env, services, log, webRoot });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`Deepiri is ready after ${seconds} s.`);
  say(`  Open      ${platform.url}`);
  say(`  API       ${platform.url}/api/docs`);
  say(`  Data      ${placeOfData(env)}`);
  say('  Stop      Ctrl-C');
  closeWithGrace({ delay: DRAIN_MS, logger: false }, async ({ err }) => {
    if (err) log.fatal({ err }, 'ending after an error');
    await platform.stop();
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
