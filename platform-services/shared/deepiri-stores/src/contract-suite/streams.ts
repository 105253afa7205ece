import { describe, expect, it } from 'vitest';
import { openStreams } from '../streams/open.ts';
import { linesOfKilledWriter } from './killed-writer.ts';
import { type Adapter, acrossReopening, withStore, withStores } from './place.ts';

const message = (stream: string, number: number, at = '2026-01-01T00:00:00.000Z') => ({
  stream,
  id: `m${number}`,
  at,
  body: { number, text: 'ü' },
});

/** What every adapter of streams must do. G6 stands on it. */
export function streamsContract(adapter: Adapter): void {
  describe(`streams on ${adapter.name}`, () => {
    it('G6 messages come back in order, after an offset, each stream for itself', () =>
      withStore(adapter, openStreams, async (streams) => {
        const offsets = await streams.append([
          message('ann', 1),
          message('bob', 1),
          message('ann', 2),
          message('ann', 3),
        ]);

        expect(offsets).toHaveLength(4);
        const all = await streams.read('ann', 0, 10);
        expect(all.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3']);
        expect(all.map(({ offset }) => offset)).toEqual([offsets[0], offsets[2], offsets[3]]);
        expect(all[0]).toEqual({
          offset: offsets[0],
          id: 'm1',
          at: '2026-01-01T00:00:00.000Z',
          body: { number: 1, text: 'ü' },
        });
        expect((await streams.read('ann', offsets[0]!, 1)).map(({ id }) => id)).toEqual(['m2']);
        expect(await streams.read('ann', offsets[3]!, 10)).toEqual([]);
        expect((await streams.read('bob', 0, 10)).map(({ id }) => id)).toEqual(['m1']);
        expect(await streams.bounds('ann')).toEqual({ last: offsets[3], trimmed: 0 });
        expect(await streams.bounds('eve')).toEqual({ last: 0, trimmed: 0 });
        expect(await streams.append([])).toEqual([]);
      }));

    it('G6 a message whose id is in its stream is not stored again, and its offset is answered', () =>
      withStore(adapter, openStreams, async (streams) => {
        const [first] = await streams.append([message('ann', 1)]);
        const again = await Promise.all([
          streams.append([message('ann', 1)]),
          streams.append([message('ann', 2), message('ann', 2), message('ann', 1)]),
        ]);
        const [[one], [two, same, old]] = again as [number[], number[]];
        expect([one, old]).toEqual([first, first]);
        expect(two).toBe(same);
        expect(await streams.read('ann', 0, 10)).toHaveLength(2);
        const [other] = await streams.append([message('bob', 1)]);
        expect((await streams.read('bob', 0, 10)).map(({ offset }) => offset)).toEqual([other]);
      }));

    it('G6 a reader that follows a stream misses nothing while many append', () =>
      withStore(adapter, openStreams, async (streams) => {
        let appending = true;
        const follow = async () => {
          const seen: string[] = [];
          for (let after = 0, last = false; ; ) {
            const page = await streams.read('ann', after, 5);
            seen.push(...page.map(({ id }) => id));
            after = page.at(-1)?.offset ?? after;
            if (page.length === 0 && last) return seen;
            last = !appending && page.length === 0;
            if (page.length === 0) await new Promise(setImmediate);
          }
        };
        const following = follow();
        for (let round = 0; round < 20; round += 1) {
          await Promise.all(
            Array.from({ length: 10 }, (_, index) => streams.append([message('ann', round * 10 + index)])),
          );
        }
        appending = false;
        const seen = await following;
        expect(seen).toHaveLength(200);
        expect(new Set(seen).size).toBe(200);
      }));

    it('G6 trim removes what is older, tells how far each stream was trimmed, and offsets never come again', () =>
      withStore(adapter, openStreams, async (streams) => {
        const [, second, third] = await streams.append([
          message('ann', 1, '2026-01-01T00:00:00.000Z'),
          message('ann', 2, '2026-01-02T00:00:00+01:00'),
          message('ann', 3, '2026-01-02T00:00:00.000Z'),
          message('bob', 1, '2026-01-01T12:00:00.000Z'),
        ]);

        expect(await streams.trim(new Date('2025-12-31T00:00:00Z'))).toBe(0);
        expect(await streams.bounds('ann')).toEqual({ last: third, trimmed: 0 });
        expect(await streams.trim(new Date('2026-01-02T00:00:00Z'))).toBe(3);
        expect((await streams.read('ann', 0, 10)).map(({ id }) => id)).toEqual(['m3']);
        expect(await streams.bounds('ann')).toEqual({ last: third, trimmed: second });
        expect((await streams.bounds('bob')).trimmed).toBeGreaterThan(0);

        expect(await streams.trim(new Date('2026-02-01T00:00:00Z'))).toBe(1);
        expect(await streams.bounds('ann')).toEqual({ last: third, trimmed: third });
        const [fourth] = await streams.append([message('ann', 4)]);
        expect(fourth).toBeGreaterThan(third!);
        expect(await streams.bounds('ann')).toEqual({ last: fourth, trimmed: third });
      }));

    it('G6 those who append to a stream at once share one order: each message once, at the offset that both are told', () =>
      withStores(adapter, openStreams, async (one, two) => {
        const offsets = await Promise.all(
          Array.from({ length: 300 }, async (_, index) => {
            const [offset] = await (index % 2 ? one : two).append([message('ann', index >> 1)]);
            return offset as number;
          }),
        );
        const all = await one.read('ann', 0, 1_000);
        expect(await two.read('ann', 0, 1_000)).toEqual(all);
        expect(all).toHaveLength(150);
        const found = all.map(({ offset }) => offset);
        expect(found).toEqual(found.toSorted((a, b) => a - b));
        const offsetOf = new Map(all.map(({ id, offset }) => [id, offset]));
        expect(offsets).toEqual(Array.from({ length: 300 }, (_, index) => offsetOf.get(`m${index >> 1}`)));
        expect(await two.bounds('ann')).toEqual({ last: found.at(-1), trimmed: 0 });
      }));

    it('G6 what is older goes, wherever it stands, and a name may have any characters', () =>
      withStore(adapter, openStreams, async (streams) => {
        const name = 'a}n{n: ü\n"';
        const offsets = await streams.append([
          message(name, 1, '2026-03-01T00:00:00Z'),
          message(name, 2, '2026-01-01T00:00:00Z'),
          message(name, 3, '2026-03-02T00:00:00Z'),
        ]);
        expect(await streams.trim(new Date('2026-02-01T00:00:00Z'))).toBe(1);
        expect((await streams.read(name, 0, 10)).map(({ id }) => id)).toEqual(['m1', 'm3']);
        expect(await streams.bounds(name)).toEqual({ last: offsets[2], trimmed: offsets[1] });
      }));

    it('G6 a trim of very many removes them all', () =>
      withStore(adapter, openStreams, async (streams) => {
        await streams.append(Array.from({ length: 3_500 }, (_, index) => message(`s${index % 7}`, index)));
        expect(await streams.trim(new Date('2026-06-01T00:00:00Z'))).toBe(3_500);
        expect(await streams.read('s3', 0, 10)).toEqual([]);
      }));

    it('a message without a valid time is refused and stores nothing', () =>
      withStore(adapter, openStreams, async (streams) => {
        await expect(streams.append([message('ann', 1), message('ann', 2, 'soon')])).rejects.toThrow();
        expect(await streams.read('ann', 0, 10)).toEqual([]);
      }));

    it('messages, bounds and ids survive closing', () =>
      acrossReopening(
        adapter,
        openStreams,
        async (streams) => {
          await streams.append([message('ann', 1), message('ann', 2, '2026-01-03T00:00:00Z')]);
          await streams.trim(new Date('2026-01-02T00:00:00Z'));
        },
        async (streams) => {
          await streams.ping();
          const [known, added] = await streams.append([message('ann', 2), message('ann', 3)]);
          expect((await streams.read('ann', 0, 10)).map(({ offset }) => offset)).toEqual([known, added]);
          expect(await streams.bounds('ann')).toEqual({ last: added, trimmed: expect.any(Number) });
          await streams.close();
          await expect(streams.append([message('ann', 4)])).rejects.toThrow();
          await expect(streams.ping()).rejects.toThrow();
        },
      ));

    it('G1 no message that was acknowledged is missing after kill -9', async () => {
      const place = await adapter.place();
      try {
        for (const lines of [1, 200, 900]) {
          const acknowledged = await linesOfKilledWriter('./streams-writer.ts', place, lines);
          const streams = await openStreams(place.url, { service: place.service });
          for (const line of acknowledged) {
            const [stream, id, offset] = line.split(' ') as [string, string, string];
            const [found] = await streams.read(stream, Number(offset) - 1, 1);
            expect(found).toMatchObject({ id, offset: Number(offset) });
          }
          await streams.close();
        }
      } finally {
        await place.dispose();
      }
    }, 60_000);
  });
}
