import { crc32 } from 'node:zlib';

/** In how many streams events are kept. Never changes for a bus that has events: a subject must stay in its partition. */
export const PARTITIONS = 16;

/** The names of everything that a bus keeps in Redis. The braces keep them together on one node of a Redis Cluster. */
export function keysOf(prefix: string) {
  const key = (name: string) => `{${prefix}:bus}:${name}`;
  return {
    partitions: Array.from({ length: PARTITIONS }, (_, partition) => key(`events:${partition}`)),
    /** Position of the last event, and the number of the last one of each partition. */
    clock: key('clock'),
    /** Id of each event that was published, by the time when it was. */
    ids: key('ids'),
    /** Never there. */
    ping: key('ping'),
    /** Channel that tells what has changed. */
    bell: key('bell'),
    /** Members of a group, by the time until which they count as living. */
    members: (group: string) => key(`members:${group}`),
    /** Which member of a group has which partition. */
    owners: (group: string) => key(`owners:${group}`),
    /** Failed tries of a group's events, by position. */
    retries: (group: string) => key(`retries:${group}`),
    /** What a group gave up, by event id. */
    deadLetters: (group: string) => key(`dead-letters:${group}`),
  };
}

export type Keys = ReturnType<typeof keysOf>;

export function partitionOf(subject: string): number {
  return crc32(subject) % PARTITIONS;
}
