import { openCache, openDocuments, openRankings, openSeries, openStreams } from 'deepiri-stores';
import { type Env, settings, text } from '../config.ts';
import type { StoreWatch } from '../observe/store-watch.ts';
import type { Resources, ServiceDefinition, StoreName } from '../service.ts';

/** Where stores live, by URL. */
export function storeUrls(env: Env) {
  return settings(env, storeSettingsTable(env));
}

/** The settings that name the stores; those that are not set follow DATA_DIR and CACHE_URL. */
export function storeSettingsTable(env: Env) {
  const { DATA_DIR } = settings(env, dataSettingsTable);
  return {
    DOCUMENTS_URL: text('Documents and events', `sqlite:${DATA_DIR}`),
    BUS_URL: text('Event bus', `sqlite:${DATA_DIR}`),
    CACHE_URL: text('Cache, limits, presence', 'memory:'),
    SERIES_URL: text('Time series', `sqlite:${DATA_DIR}`),
    RANKINGS_URL: text('Leaderboards', scaledOut(env) ?? `sqlite:${DATA_DIR}`),
    STREAMS_URL: text('Messages that a socket may have missed', scaledOut(env) ?? `sqlite:${DATA_DIR}`),
  };
}

export const dataSettingsTable = { DATA_DIR: text('Folder of the embedded stores', './data') };

function scaledOut(env: Env): string | undefined {
  return env['CACHE_URL'] === 'memory:' ? undefined : env['CACHE_URL'];
}

type Opened = { ping(): Promise<void>; close(): Promise<void> };
export type Stores = Pick<Resources, StoreName> & { opened: Record<string, Opened>; close(): Promise<void> };

/** Opens the stores that a service names. Touching another one is a mistake in the service and throws. */
export async function openStores(
  definition: Pick<ServiceDefinition, 'name' | 'stores'>,
  env: Env,
  watch: StoreWatch,
): Promise<Stores> {
  const urls = storeUrls(env);
  const service = definition.name;
  const open: Record<StoreName, () => Promise<Opened>> = {
    documents: () => openDocuments(urls.DOCUMENTS_URL, { service }),
    rankings: () => openRankings(urls.RANKINGS_URL, { service }),
    series: () => openSeries(urls.SERIES_URL, { service }),
    streams: () => openStreams(urls.STREAMS_URL, { service }),
    cache: () => openCache(urls.CACHE_URL),
  };
  const opened: Record<string, Opened> = Object.fromEntries(
    await Promise.all(definition.stores.map(async (name) => [name, watch(name, await open[name]())] as const)),
  );
  const stores = {} as Stores;
  for (const name of Object.keys(open) as StoreName[]) {
    Object.defineProperty(stores, name, {
      enumerable: true,
      get() {
        if (!opened[name]) throw new Error(`${service} uses the store "${name}" without naming it in its definition`);
        return opened[name];
      },
    });
  }
  stores.opened = opened;
  stores.close = async () => {
    await Promise.all(Object.values(opened).map((store) => store.close()));
  };
  return stores;
}
