import { describe, expect, it } from 'vitest';
import { openDocuments } from '../documents/open.ts';
import type { LoggedEvent } from '../documents/port.ts';
import { type Adapter, withStore } from './place.ts';
import { counterEvent, counters, event } from './samples.ts';

export function log(adapter: Adapter): void {
  describe('the log', () => {
    it('an event comes back as it was given, with its position', () =>
      withStore(adapter, openDocuments, async (store) => {
        const given = event('e1', 'c1', { traceparent: '00-abc', data: { deep: [1, { two: null }], text: 'ü\n' } });
        await store.collection(counters).save({ id: 'c1', version: 1, label: '' }, [given]);
        const found = await store.log.find('e1');
        expect(found).toEqual({ ...given, position: found?.position });
        expect(found?.position).toBeGreaterThan(0);
        expect(await store.log.of('c1')).toEqual([found]);
        expect(await store.log.read(0, 1)).toEqual([found]);
        expect(await store.log.find('e2')).toBeUndefined();
      }));

    it('events of one aggregate are narrowed by type, position, order and limit', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(counters);
        for (let version = 1; version <= 6; version += 1) {
          const type = version % 2 ? 'odd' : 'even';
          await collection.save({ id: 'c1', version, label: '' }, [event(`e${version}`, 'c1', { type })]);
          await collection.save({ id: 'c2', version, label: '' }, [event(`f${version}`, 'c2', { type })]);
        }
        const positions = (await store.log.of('c1')).map(({ position }) => position);
        const ids = async (range: Parameters<typeof store.log.of>[1]) =>
          (await store.log.of('c1', range)).map(({ id }) => id);

        expect(await ids({})).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'e6']);
        expect(await ids({ types: ['even'] })).toEqual(['e2', 'e4', 'e6']);
        expect(await ids({ types: ['even', 'odd'], limit: 2, order: 'desc' })).toEqual(['e6', 'e5']);
        expect(await ids({ types: [] })).toEqual([]);
        expect(await ids({ after: positions[1]!, before: positions[4]! })).toEqual(['e3', 'e4']);
        expect(await ids({ before: positions[4]!, order: 'desc', limit: 1 })).toEqual(['e4']);
      }));

    it('D7 a reader that follows the log sees every event once, in order, while many write', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(counters);
        let writing = true;
        const versionsEach = adapter.slow ? 8 : 25;
        const write = async (id: string) => {
          for (let version = 1; version <= versionsEach; version += 1) {
            await collection.save({ id, version, label: '' }, [
              counterEvent(id, version),
              event(`second_${id}_${version}`, id, { data: { version } }),
            ]);
          }
        };
        const follow = async () => {
          const seen: LoggedEvent[] = [];
          for (let last = false; ; ) {
            const page = await store.log.read(seen.at(-1)?.position ?? 0, 7);
            seen.push(...page);
            if (page.length === 0 && last) return seen;
            last = !writing && page.length === 0;
            if (page.length === 0) await new Promise(setImmediate);
          }
        };
        const following = follow();
        await Promise.all(Array.from({ length: 20 }, (_, index) => write(`c${index}`)));
        writing = false;
        const seen = await following;

        expect(seen).toEqual(await store.log.read(0, 10_000));
        expect(seen).toHaveLength(20 * versionsEach * 2);
        expect(seen.every(({ position }, index) => index === 0 || position > seen[index - 1]!.position)).toBe(true);
        for (const subject of ['c0', 'c19']) {
          const versions = seen
            .filter((one) => one.subject === subject)
            .map(({ data }) => (data as { version: number }).version);
          expect(versions).toEqual(Array.from({ length: versionsEach * 2 }, (_, index) => Math.floor(index / 2) + 1));
        }
      }));

    it('D4 what is stored is pending, in order, until it is known to be published', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(counters);
        let calls = 0;
        const stop = store.outbox.onPending(() => {
          calls += 1;
        });
        expect(await store.outbox.take(10)).toEqual([]);

        await collection.save({ id: 'c0', version: 1, label: '' });
        expect(calls).toBe(0);
        for (let version = 1; version <= 3; version += 1) {
          await collection.save({ id: 'c1', version, label: '' }, [counterEvent('c1', version)]);
        }
        expect(calls).toBe(3);
        expect(await store.outbox.depth()).toBe(3);
        const [first, second] = await store.outbox.take(2);
        expect([first?.id, second?.id]).toEqual(['evt_c1_1', 'evt_c1_2']);
        expect(await store.outbox.take(2)).toHaveLength(2);

        await store.outbox.done(second!.position);
        await store.outbox.done(first!.position);
        expect((await store.outbox.take(10)).map(({ id }) => id)).toEqual(['evt_c1_3']);
        expect(await store.outbox.depth()).toBe(1);

        stop();
        await collection.remove('c1', 3, [counterEvent('c1', 4)]);
        expect(calls).toBe(3);
        expect(await store.outbox.depth()).toBe(2);
      }));

    it('D4 whoever is told of pending events finds them', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(counters);
        const taken: Promise<LoggedEvent[]>[] = [];
        store.outbox.onPending(() => taken.push(store.outbox.take(1_000)));
        await Promise.all(
          Array.from({ length: 30 }, (_, index) =>
            collection.save({ id: `c${index}`, version: 1, label: '' }, [counterEvent(`c${index}`, 1)]),
          ),
        );
        expect((await Promise.all(taken)).at(-1)).toHaveLength(30);
      }));
  });
}
