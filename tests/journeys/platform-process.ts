import closeWithGrace from 'close-with-grace';
import { services, startPlatform, startServices } from 'deepiri-core-api';
import { createLogger, type Env, start } from 'deepiri-service-kit';
import { shapeName } from '../shapes/place.ts';

// The platform as `npm start` runs it, or `npm run services`, without the web app. It tells its ports to the test that
// started it, and the processes that it is made of whenever it is asked.
type Told = { url: string; ports: Readonly<Record<string, number>> };

async function together(env: Env): Promise<Told> {
  const log = createLogger({ level: env['LOG_LEVEL'] ?? 'silent', name: 'crash', terminal: false });
  const { port, ports, stop } = await startPlatform({ env, services, log, webRoot: 'none' });
  process.on('message', () => process.send!({ pids: { 'api-gateway': process.pid } }));
  closeWithGrace({ delay: 4_500, logger: false }, stop);
  return { url: `http://127.0.0.1:${port}`, ports };
}

async function apart(env: Env): Promise<Told> {
  const say = (line: string) => void process.stderr.write(env['LOG_LEVEL'] === 'silent' ? '' : `${line}\n`);
  const running = await startServices({ env, webRoot: 'none', say, terminal: false });
  closeWithGrace({ delay: 9_500, logger: false }, () => running.stop());
  process.on('message', () => process.send!({ pids: running.pids() }));
  await running.ready();
  const ports = running.plans.map(({ name, readyUrl }) => [name, Number(new URL(readyUrl).port)]);
  return { url: `http://127.0.0.1:${running.gatewayPort}`, ports: Object.fromEntries(ports) };
}

start(async (env) => {
  process.send!(await (shapeName === 'services' ? apart(env) : together(env)));
});
