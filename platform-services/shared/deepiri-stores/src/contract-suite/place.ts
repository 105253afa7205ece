import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty place to open a store at, as often as one likes, one after the other. */
export type Place = { url: string; service: string; dispose(): Promise<void> };

/** An adapter under test: its name, and how to get a place that nothing has been written to. */
export type Adapter = {
  name: string;
  place: () => Promise<Place>;
  /** Several processes may have a place open at once. */
  shared?: boolean;
  /** The server looks through everything for each answer: there are fewer rounds, and more time. */
  slow?: boolean;
};

/** A new folder for embedded stores. */
export async function temporaryFolder(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'deepiri-stores-'));
  return {
    url: `sqlite:${folder}`,
    service: 'contract',
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Opens a store at a new place, runs with it, closes it and clears the place. */
export async function withStore<S extends { close(): Promise<void> }>(
  adapter: Adapter,
  open: (url: string, options: { service: string }) => Promise<S>,
  run: (store: S) => Promise<void>,
): Promise<void> {
  const place = await adapter.place();
  try {
    const store = await open(place.url, { service: place.service });
    try {
      await run(store);
    } finally {
      await store.close();
    }
  } finally {
    await place.dispose();
  }
}

/** Like `withStore`, with two that have the same place open, as two processes would. */
export async function withStores<S extends { close(): Promise<void> }>(
  adapter: Adapter,
  open: (url: string, options: { service: string }) => Promise<S>,
  run: (one: S, two: S) => Promise<void>,
): Promise<void> {
  const place = await adapter.place();
  const { service } = place;
  const stores = [await open(place.url, { service }), await open(place.url, { service })] as const;
  try {
    await run(...stores);
  } finally {
    for (const store of stores) await store.close();
    await place.dispose();
  }
}

/** Like `withStore`, but closes and opens again between the steps. */
export async function acrossReopening<S extends { close(): Promise<void> }>(
  adapter: Adapter,
  open: (url: string, options: { service: string }) => Promise<S>,
  ...steps: ((store: S) => Promise<void>)[]
): Promise<void> {
  const place = await adapter.place();
  try {
    for (const step of steps) {
      const store = await open(place.url, { service: place.service });
      try {
        await step(store);
      } finally {
        await store.close();
      }
    }
  } finally {
    await place.dispose();
  }
}
