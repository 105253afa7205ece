import type { BusOptions } from './options.ts';
import type { EventBus } from './port.ts';
import { readAddress } from './redis-streams/address.ts';

type Adapter = { check: (url: string) => unknown; open: (url: string, options: BusOptions) => Promise<EventBus> };

const redis: Adapter = {
  check: readAddress,
  async open(url, options) {
    const { RedisBus } = await import('./redis-streams/bus.ts');
    return RedisBus.open(url, options);
  },
};

const adapters: Readonly<Record<string, Adapter>> = {
  sqlite: {
    check: folderOf,
    async open(url, options) {
      const { EmbeddedBus } = await import('./embedded/bus.ts');
      return new EmbeddedBus(folderOf(url), options);
    },
  },
  redis,
  rediss: redis,
};

/**
 * Opens the bus that a URL names. `sqlite:<folder>` is the embedded one; the folder is created when it is missing.
 * `redis://…` (`rediss://…` with TLS) is the one on Redis Streams.
 * @throws Error when the scheme is unknown or what it names cannot be used; with the `code` of the network, such as
 * ECONNREFUSED, when Redis cannot be reached now
 */
export async function openBus(url: string, options: BusOptions = {}): Promise<EventBus> {
  return adapterOf(url).open(url, options);
}

/** Looks at the form of the URL of a bus, and opens nothing. @throws Error in words for the operator, without credentials */
export function checkBusAddress(url: string): void {
  adapterOf(url).check(url);
}

function adapterOf(url: string): Adapter {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(url)?.[0]?.toLowerCase();
  const adapter = scheme !== undefined && Object.hasOwn(adapters, scheme) ? adapters[scheme] : undefined;
  if (adapter) return adapter;
  const given = scheme === undefined ? 'a value without a scheme' : `${scheme}:`;
  const known = Object.keys(adapters).map((name) => `${name}:`);
  const error = new Error(`The event bus cannot be opened from ${given}; known are ${known.join(', ')}`);
  throw Object.assign(error, { code: 'ERR_UNKNOWN_SCHEME' });
}

function folderOf(url: string): string {
  const folder = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
  if (folder === '') throw new Error('sqlite: needs a folder, such as sqlite:./data');
  return folder;
}
