import { placeOf } from './place.ts';

/** Written in front of this file by the build: what the app is made of, and a name that is different for each build. */
declare const self: ServiceWorkerGlobalScope & { shell: { build: string; entry: string; files: readonly string[] } };

/**
 * Keeps the app, and nothing of anybody: no answer of the API comes by here. Each build lies in a cache of its own and is
 * served from that alone, so that no page is made of two builds. A new build waits until the person takes it.
 */
const { build, entry, files } = self.shell;
const PREFIX = 'deepiri-shell-';
const NAME = PREFIX + build;
const PAGE = '/index.html';

async function install(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })));
  const page = await cache.match(PAGE);
  // The platform may have been replaced between two requests: this page would ask for what is not here.
  if ((await page?.text())?.includes(entry)) return;
  await caches.delete(NAME);
  throw new Error('The files are not of one build');
}

/** Tabs that were opened with the build before go on with it, so that one is kept too. */
async function activate(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request: Request, place: 'page' | 'file'): Promise<Response> {
  const own = await caches.open(NAME);
  const kept = place === 'page' ? await own.match(PAGE) : await own.match(request);
  return kept ?? (await caches.match(request)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', ({ data }) => data === 'take over' && void self.skipWaiting());
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const place = placeOf({ method, mode, url }, self.location.origin, files);
  if (place !== 'platform') event.respondWith(answer(event.request, place));
});
