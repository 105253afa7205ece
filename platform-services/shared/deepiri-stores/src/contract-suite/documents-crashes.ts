import { describe, expect, it } from 'vitest';
import { openDocuments } from '../documents/open.ts';
import { linesOfKilledWriter } from './killed-writer.ts';
import type { Adapter, Place } from './place.ts';
import { counters } from './samples.ts';

/** How many writes each process is allowed to acknowledge before it is killed. */
const KILLS = [1, 33, 150, 700, 1_900];
const KILLS_OF_SLOW = [1, 33, 150, 400];

export function crashes(adapter: Adapter): void {
  describe('kill -9', () => {
    const timeout = adapter.slow ? 180_000 : 60_000;
    it('G1 G2 nothing that was acknowledged is missing, and states and events agree, however often the writer is killed', {
      timeout,
    }, async () => {
      const place = await adapter.place();
      try {
        const acknowledged = new Map<string, number>();
        for (const lines of adapter.slow ? KILLS_OF_SLOW : KILLS) {
          for (const line of await linesOfKilledWriter('./documents-writer.ts', place, lines)) {
            const [id, version] = line.split(' ') as [string, string];
            acknowledged.set(id, Math.max(Number(version), acknowledged.get(id) ?? 0));
          }
          await verify(place, acknowledged);
        }
      } finally {
        await place.dispose();
      }
    });
  });
}

async function verify(place: Place, acknowledged: ReadonlyMap<string, number>): Promise<void> {
  const store = await openDocuments(place.url, { service: place.service });
  try {
    const collection = store.collection(counters);
    const pending = new Set((await store.outbox.take(1_000_000)).map(({ id }) => id));
    const { items } = await collection.find({ where: {}, limit: 1_000 });
    expect(items.length).toBeGreaterThanOrEqual(acknowledged.size);
    for (const [id, version] of acknowledged) {
      expect((await collection.get(id))?.version).toBeGreaterThanOrEqual(version);
    }
    for (const { id, version, label } of items) {
      const events = await store.log.of(id);
      expect(events.map(({ data }) => data)).toEqual(
        Array.from({ length: version }, (_, index) => ({ version: index + 1 })),
      );
      expect(events.every((event) => pending.has(event.id))).toBe(true);
      expect(label).toBe(`v${version}`);
      expect((await collection.find({ where: { id }, text: label, limit: 1 })).items).toHaveLength(1);
    }
  } finally {
    await store.close();
  }
}
