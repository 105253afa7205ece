import { resolve } from 'node:path';
import { checkBusAddress } from 'deepiri-event-bus';
import {
  checkStoreAddress,
  claimStores,
  openCache,
  openDocuments,
  openRankings,
  openSeries,
  openStreams,
} from 'deepiri-stores';
import type { Logger } from 'pino';
import { type Env, SettingError, settings, text } from '../config.ts';
import { readTracing } from '../observe/open-tracing.ts';
import type { StoreWatch } from '../observe/store-watch.ts';
import type { Resources, ServiceDefinition, StoreName } from '../service.ts';
import { type Arriving, waitFor } from './wait-for.ts';

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

/**
 * Looks at the form of the URL of every store, of the bus and of the collector of traces, so that a wrong one ends a start
 * before anything is opened.
 * @param service whose stores they are @throws SettingError naming the setting
 */
export function checkUrls(env: Env, service: string): void {
  const urls = storeUrls(env);
  const check = (setting: keyof typeof urls, look: (url: string) => void) => {
    try {
      look(urls[setting]);
    } catch (error) {
      throw new SettingError(`${setting}: ${(error as Error).message}`);
    }
  };
  check('DOCUMENTS_URL', (url) => checkStoreAddress('documents', url, { service }));
  check('BUS_URL', checkBusAddress);
  check('CACHE_URL', (url) => checkStoreAddress('cache', url, { service }));
  check('SERIES_URL', (url) => checkStoreAddress('series', url, { service }));
  check('RANKINGS_URL', (url) => checkStoreAddress('rankings', url, { service }));
  check('STREAMS_URL', (url) => checkStoreAddress('streams', url, { service }));
  readTracing(env);
}

export const dataSettingsTable = { DATA_DIR: text('Folder of the embedded stores', './data') };

function scaledOut(env: Env): string | undefined {
  const url = env['CACHE_URL'];
  return url && !/^memory:/i.test(url) ? url : undefined;
}

type Opened = { ping(): Promise<void>; close(): Promise<void> };
export type Stores = Pick<Resources, StoreName> & { opened: Record<string, Opened>; close(): Promise<void> };
type Definition = Pick<ServiceDefinition, 'name' | 'stores'>;
type Tools = { log: Logger; watch: StoreWatch; arriving?: Arriving | undefined };

/**
 * Opens the stores that a service names; one that is not reachable yet is waited for. Touching another one is a mistake in
 * the service and throws.
 * @throws SettingError naming the setting when a store cannot be opened, or when another process has it
 */
export async function openStores(definition: Definition, env: Env, { log, watch, arriving }: Tools): Promise<Stores> {
  const service = definition.name;
  const places = placesOf(storeUrls(env), service, log);
  const giveBack = await claimAll(definition, places);
  const opened: Record<string, Opened> = {};
  const open = async (name: StoreName) => {
    opened[name] = watch(name, await waitFor({ part: name, ...places[name] }, log, arriving));
  };
  await Promise.all(definition.stores.map(open)).catch(async (error) => {
    await Promise.all(Object.values(opened).map((store) => store.close()));
    giveBack();
    throw error;
  });
  const stores = {} as Stores;
  for (const name of Object.keys(places) as StoreName[]) {
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
    giveBack();
  };
  return stores;
}

type Place = { setting: string; url: string; open: () => Promise<Opened> };

function placesOf(urls: ReturnType<typeof storeUrls>, service: string, log: Logger): Record<StoreName, Place> {
  const place = (setting: keyof typeof urls, open: (url: string) => Promise<Opened>): Place => ({
    setting,
    url: urls[setting],
    open: () => open(urls[setting]),
  });
  return {
    documents: place('DOCUMENTS_URL', (url) => openDocuments(url, { service })),
    rankings: place('RANKINGS_URL', (url) => openRankings(url, { service })),
    series: place('SERIES_URL', (url) => openSeries(url, { service })),
    // What is wrong with a server that has the bus, too, has been said by the bus.
    streams: place('STREAMS_URL', (url) =>
      openStreams(url, { service, ...(serverOf(url) === serverOf(urls.BUS_URL) ? {} : { log }) }),
    ),
    cache: place('CACHE_URL', (url) => openCache(url, { log })),
  };
}

function serverOf(url: string): string {
  const { hostname, port } = URL.parse(url) ?? { hostname: '', port: '' };
  return `${hostname}:${port || 6379}`;
}

// One folder can be written in several ways, and is claimed once.
const folderOf = (url: string) => (url.startsWith('sqlite:') ? resolve(url.replace(/^sqlite:(\/\/(?=\/))?/, '')) : url);

/** Claims each place where the service keeps files. */
async function claimAll({ name: service, stores }: Definition, places: Record<StoreName, Place>): Promise<() => void> {
  const claims: (() => void)[] = [];
  const giveBack = () => {
    for (const release of claims.splice(0)) release();
  };
  try {
    const urls = new Map(stores.map((name) => [folderOf(places[name].url), places[name].url]));
    for (const url of urls.values()) claims.push(await claimStores(url, { service }));
  } catch (error) {
    giveBack();
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === 'ERR_STORES_CLAIMED' ? new SettingError(message) : error;
  }
  return giveBack;
}
