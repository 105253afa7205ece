import type { CloudEvent } from 'deepiri-contracts';
import type { Connection } from './connection.ts';
import type { Page, Place } from './feed.ts';
import type { Keys } from './keys.ts';
import type { Leases } from './leases.ts';
import type { Step } from './progress.ts';

type StoredPage = [next: string, ...events: string[][]];

/** What a group keeps in Redis, as a member reads and writes it. */
export function groupStore(connection: Connection, keys: Keys, group: string, leases: Leases) {
  const owners = keys.owners(group);
  const retries = keys.retries(group);
  return {
    /** Makes the group known where it is not. */
    register: (from: 'beginning' | 'now') => connection.run('register', keys.partitions, [group, from]),

    /** Undefined when a partition is not ours any more. */
    async read(places: readonly Place[], count: number): Promise<Page[] | undefined> {
      const streams = places.map(({ partition }) => keys.partitions[partition]!);
      const pages = (await connection.run(
        'read',
        [owners, retries, ...streams],
        [leases.fence, leases.member, group, count, ...places.flatMap(({ partition, from }) => [partition, from])],
      )) as StoredPage[] | null;
      return pages?.map(([next, ...rows], index) => ({
        next,
        events: rows.map(([position = '', type = '', json = '', group = '', noted = '']) => {
          return { partition: places[index]!.partition, position, type, json, group, noted };
        }),
      }));
    },

    /** @returns the partitions that are not ours any more; nothing was written for these */
    async write(steps: readonly Step[]): Promise<number[]> {
      const written = [owners, retries, keys.deadLetters(group), ...keys.partitions];
      const lost = (await connection.run('progress', written, [leases.fence, group, ...steps.flat()])) as string[];
      return lost.map(Number);
    },

    /** Single events, by where they stand. */
    async fetch(entries: readonly { partition: number; position: string }[]): Promise<(CloudEvent | undefined)[]> {
      const places = entries.flatMap(({ partition, position }) => [partition, position]);
      const found = (await connection.run('fetch', keys.partitions, places)) as string[];
      return found.map((json) => (json === '' ? undefined : (JSON.parse(json) as CloudEvent)));
    },
  };
}

export type GroupStore = ReturnType<typeof groupStore>;
