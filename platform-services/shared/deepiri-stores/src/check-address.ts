import { locationOf } from './documents/mongo/location.ts';
import { readAddress } from './redis/address.ts';
import { type SchemeOf, type StoreKind, schemeOf } from './scheme.ts';
import { readInfluxAddress } from './series/influx/address.ts';
import { directoryOf } from './sqlite/location.ts';

type Check = (url: string, store: StoreKind, service: string) => unknown;

const checks: Readonly<Record<SchemeOf<StoreKind>, Check>> = {
  memory: () => {},
  sqlite: directoryOf,
  redis: readAddress,
  rediss: readAddress,
  http: readInfluxAddress,
  https: readInfluxAddress,
  mongodb: (url, _, service) => locationOf(url, service),
  'mongodb+srv': (url, _, service) => locationOf(url, service),
};

/**
 * Looks at the form of the URL of a store, and opens nothing.
 * @param service whose store it is
 * @throws Error in words for the operator, without credentials
 */
export function checkStoreAddress(store: StoreKind, url: string, { service }: { service: string }): void {
  checks[schemeOf(store, url)](url, store, service);
}
