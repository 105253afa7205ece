import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Feed, type Page, type Stored } from './feed.ts';
import { comparePositions, successor } from './position.ts';

const PARTITIONS = 3;

/** A stream with consumers, as Redis keeps it, as far as reading goes. */
function fakeStreams() {
  const streams: Stored[][] = Array.from({ length: PARTITIONS }, () => []);
  const taken = new Array<number>(PARTITIONS).fill(0);
  let last = 0;
  const read = (partition: number, from: string, count: number): Page => {
    const stream = streams[partition]!;
    const already = taken[partition]!;
    if (from === '>') {
      const events = stream.slice(already, already + count);
      taken[partition] = already + events.length;
      return { next: '>', events };
    }
    const pending = stream.slice(0, already).filter(({ position }) => comparePositions(position, from) >= 0);
    const events = pending.slice(0, count);
    return { next: pending.length > count ? successor(events.at(-1)!.position) : '>', events };
  };
  return {
    add(partition: number) {
      const position = `${Math.floor(++last / 3)}-${last % 3}`;
      streams[partition]!.push({ partition, position, type: 'a', json: '', group: '', noted: '' });
    },
    /** Somebody takes some, and is gone. */
    take: (partition: number, count: number) => void read(partition, '>', count),
    readAll: (places: readonly { partition: number; from: string }[], count: number) =>
      places.map(({ partition, from }) => read(partition, from, count)),
    all: () => streams.flat().sort((a, b) => comparePositions(a.position, b.position)),
  };
}

describe('a feed of several partitions', () => {
  it('B1 gives everything once, in the order of publication, whatever was taken before and whichever answers get lost', async () => {
    const partition = fc.nat(PARTITIONS - 1);
    const steps = fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.record({ what: fc.constant('add' as const), partition }) },
        fc.record({ what: fc.constant('read' as const), count: fc.integer({ min: 1, max: 12 }) }),
        fc.record({ what: fc.constant('lose' as const), count: fc.integer({ min: 1, max: 12 }) }),
      ),
      { maxLength: 80 },
    );
    const before = fc.array(fc.record({ partition, taken: fc.boolean() }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(before, steps, async (earlier, later) => {
        const streams = fakeStreams();
        for (const { partition } of earlier) streams.add(partition);
        for (const { partition, taken } of earlier) if (taken) streams.take(partition, 1);
        let losing = false;
        const feed = new Feed([0, 1, 2], async (places, count) => {
          const pages = streams.readAll(places, count);
          if (losing) throw new Error('no answer');
          return pages;
        });
        const given: Stored[] = [];
        const read = async (count: number) => {
          const page = await feed.next(count).catch(() => undefined);
          given.push(...(page?.events ?? []));
          return page?.more ?? true;
        };
        for (const step of later) {
          if (step.what === 'add') streams.add(step.partition);
          else {
            losing = step.what === 'lose';
            await read(step.count);
          }
        }
        losing = false;
        while (await read(5));
        expect(given).toEqual(streams.all());
      }),
      { numRuns: 500 },
    );
  });

  it('B1 a partition that is far behind does not hold up the feed of another', async () => {
    const streams = fakeStreams();
    for (let count = 0; count < 100; count++) streams.add(0);
    streams.add(1);
    const read = async (places: readonly { partition: number; from: string }[], count: number) =>
      streams.readAll(places, count);
    const feed = new Feed([1], read);
    await feed.next(10);
    expect((await feed.next(10))?.events).toHaveLength(1);
  });

  it('says so when the partitions are not ours any more', async () => {
    const feed = new Feed([0], async () => undefined);
    expect(await feed.next(10)).toBeUndefined();
  });
});
