import type { BusLog } from '../options.ts';
import type { Connection } from './connection.ts';

const OLDEST = 7;

const safe = [
  ['appendonly', 'yes', 'it keeps them in memory only'],
  ['appendfsync', 'always', 'it answers before they are on disk, so a power cut takes the last of them'],
  ['maxmemory-policy', 'noeviction', 'it drops keys when memory is short'],
] as const;

/** @throws Error when Redis is too old */
export async function demandVersion(connection: Connection): Promise<void> {
  const about = await connection.ask((redis) => redis.info('server'));
  const version = /^redis_version:(\S+)/m.exec(about)?.[1] ?? 'unknown';
  if (!(Number.parseInt(version, 10) >= OLDEST))
    throw new Error(`The event bus needs Redis ${OLDEST} or later; this one is ${version}`);
}

/** Looks at how Redis is set up, and warns about what could lose events. */
export async function lookForLoss(connection: Connection, log: BusLog): Promise<void> {
  for (const [name, wanted, why] of safe) {
    const value = await configured(connection, name);
    if (value !== undefined && value !== wanted) log.warn({ [name]: value, wanted }, `Redis may lose events: ${why}`);
  }
}

/** Undefined where Redis does not tell, as with many providers. */
async function configured(connection: Connection, name: string): Promise<string | undefined> {
  const [, value] = (await connection.ask((redis) => redis.config('GET', name)).catch(() => [])) as string[];
  return value;
}
