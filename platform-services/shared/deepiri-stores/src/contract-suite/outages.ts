import type { TestServer } from 'deepiri-test-servers';
import { describe, expect, it, vi } from 'vitest';
import { isStoreFailure } from '../failure.ts';
import { placeOn } from './server-place.ts';

type Opened = { ping(): Promise<void>; close(): Promise<void> };

/** A store on a server: how it is opened, how a number is written to it, and how all numbers are read back. */
export type OnServer<S extends Opened> = {
  name: string;
  server: () => TestServer;
  open: (url: string, options: { service: string }) => Promise<S>;
  write: (store: S, number: number) => Promise<unknown>;
  read: (store: S) => Promise<number[]>;
};

const PATIENCE = { timeout: 30_000, interval: 50 };

/** What every store on a server must do when the server does not. */
export function outagesContract<S extends Opened>({ name, server, open, write, read }: OnServer<S>): void {
  const withStore = async (run: (store: S) => Promise<void>) => {
    const { url, service } = placeOn(server().url);
    const store = await open(url, { service });
    try {
      await run(store);
    } finally {
      await store.close();
    }
  };
  const fails = (work: Promise<unknown>) =>
    expect(
      work.then(
        () => 'done',
        (error) => isStoreFailure(error) || error,
      ),
    ).resolves.toBe(true);

  describe(`${name} without their server`, () => {
    it('an address where nobody answers is told, with the store and without the credentials', async () => {
      const { url, port } = server();
      await server().kill();
      const withPassword = url.replace('://', '://jo:hidden@');
      const error = await open(withPassword, { service: 'svc' }).catch((thrown: Error) => thrown);
      await server().startAgain();
      expect(isStoreFailure(error)).toBe(true);
      const { message } = error as Error;
      expect(message).toContain(name);
      expect(message).toContain(`127.0.0.1:${port}`);
      expect(`${(error as Error).stack} ${JSON.stringify(error)}`).not.toMatch(/hidden|jo:/);
    });

    it('G1 what was acknowledged is there after the server was killed; what is asked meanwhile fails as a store that is down', () =>
      withStore(async (store) => {
        await Promise.all([1, 2, 3].map((number) => write(store, number)));
        await server().kill();
        await fails(write(store, 4));
        await fails(store.ping());
        await fails(read(store));
        await server().startAgain();
        await vi.waitFor(() => write(store, 5), PATIENCE);
        expect(await read(store)).toEqual(expect.arrayContaining([1, 2, 3, 5]));
        await store.ping();
      }));

    it('G1 a server killed under load has everything that it acknowledged', () =>
      withStore(async (store) => {
        const acknowledged: number[] = [];
        let next = 0;
        let killed = false;
        const writing = Array.from({ length: 8 }, async () => {
          while (!killed) {
            const number = ++next;
            const done = await write(store, number).then(
              () => true,
              () => false,
            );
            if (done) acknowledged.push(number);
            else killed = true;
          }
        });
        await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(200), PATIENCE);
        await server().kill();
        killed = true;
        await Promise.all(writing);
        await server().startAgain();
        const found = new Set(await vi.waitFor(() => read(store), PATIENCE));
        expect(acknowledged.filter((number) => !found.has(number))).toEqual([]);
      }));

    it('a server that is silent makes calls fail, not wait for ever, and they succeed when it speaks again', () =>
      withStore(async (store) => {
        await write(store, 1);
        server().pause();
        try {
          await fails(write(store, 2));
          await fails(store.ping());
        } finally {
          server().resume();
        }
        await vi.waitFor(() => write(store, 3), PATIENCE);
        expect(await read(store)).toEqual(expect.arrayContaining([1, 3]));
      }));
  });
}
