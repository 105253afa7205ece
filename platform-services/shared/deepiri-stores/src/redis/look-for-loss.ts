import type { StoreLog } from '../log.ts';
import type { RedisConnection } from './connection.ts';

const SAFE = { appendonly: 'yes', appendfsync: 'always', 'maxmemory-policy': 'noeviction' } as const;

/** Warns when a server that has to keep what it is given is not set up for that. Many providers do not tell; then nothing is said. */
export async function lookForLoss({ run }: RedisConnection, store: string, log: StoreLog | undefined): Promise<void> {
  const said = await run((redis) => Promise.all(Object.keys(SAFE).map((name) => redis.config('GET', name)))).catch(
    () => [],
  );
  const settings = Object.fromEntries(said as [string, string][]);
  const unsafe = Object.entries(SAFE).filter(([name, wanted]) => settings[name] && settings[name] !== wanted);
  if (unsafe.length === 0) return;
  const wanted = unsafe.map(([name, value]) => `${name} ${value}`).join(', ');
  log?.warn({}, `${store}: this redis may lose what it has taken; set ${wanted}`);
}
