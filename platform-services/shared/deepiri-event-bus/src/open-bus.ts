import type { BusOptions } from './options.ts';
import type { EventBus } from './port.ts';

type Open = (url: string, options: BusOptions) => Promise<EventBus>;

const adapters: Readonly<Record<string, Open>> = {
  async sqlite(url, options) {
    const folder = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    if (folder === '') throw new Error('sqlite: needs a folder, such as sqlite:./data');
    const { EmbeddedBus } = await import('./embedded/bus.ts');
    return new EmbeddedBus(folder, options);
  },
  redis: openRedis,
  rediss: openRedis,
};

/**
 * Opens the bus that a URL names. `sqlite:<folder>` is the embedded one; the folder is created when it is missing.
 * `redis://…` (`rediss://…` with TLS) is the one on Redis Streams.
 * @throws Error when the scheme is unknown or what it names cannot be used; with the `code` of the network, such as
 * ECONNREFUSED, when Redis cannot be reached now
 */
export async function openBus(url: string, options: BusOptions = {}): Promise<EventBus> {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(url)?.[0]?.toLowerCase();
  const open = scheme !== undefined && Object.hasOwn(adapters, scheme) ? adapters[scheme] : undefined;
  if (open) return open(url, options);
  const given = scheme === undefined ? 'a value without a scheme' : `${scheme}:`;
  const known = Object.keys(adapters).map((name) => `${name}:`);
  const error = new Error(`The event bus cannot be opened from ${given}; known are ${known.join(', ')}`);
  throw Object.assign(error, { code: 'ERR_UNKNOWN_SCHEME' });
}

async function openRedis(url: string, options: BusOptions): Promise<EventBus> {
  const { RedisBus } = await import('./redis-streams/bus.ts');
  return RedisBus.open(url, options);
}
