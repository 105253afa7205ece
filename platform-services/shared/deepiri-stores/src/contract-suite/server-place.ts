import { randomUUID } from 'node:crypto';
import type { Place } from './place.ts';

/** A place of its own on a server that others use too: no service has been called so before. */
export function placeOn(url: string): Place {
  return { url, service: `contract-${randomUUID()}`, dispose: async () => {} };
}
