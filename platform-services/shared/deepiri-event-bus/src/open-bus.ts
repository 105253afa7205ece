import type { BusOptions } from './options.ts';
import type { EventBus } from './port.ts';

/**
 * Opens the bus that a URL names. `sqlite:<folder>` is the embedded one; the folder is created when it is missing.
 * @throws Error when the scheme is unknown or the folder cannot be used
 */
export async function openBus(url: string, options: BusOptions = {}): Promise<EventBus> {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(url)?.[0]?.toLowerCase();
  if (scheme !== 'sqlite') {
    const given = scheme === undefined ? 'a value without a scheme' : `${scheme}:`;
    const error = new Error(`The event bus cannot be opened from ${given}; known is sqlite:`);
    throw Object.assign(error, { code: 'ERR_UNKNOWN_SCHEME' });
  }
  const folder = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
  if (folder === '') throw new Error('sqlite: needs a folder, such as sqlite:./data');
  const { EmbeddedBus } = await import('./embedded/bus.ts');
  return new EmbeddedBus(folder, options);
}
