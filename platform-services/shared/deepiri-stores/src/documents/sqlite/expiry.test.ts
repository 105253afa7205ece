import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../contract-suite/place.ts';
import { openDatabase } from '../../sqlite/database.ts';
import { databaseFile } from '../../sqlite/location.ts';
import { openDocuments } from '../open.ts';
import type { CollectionDefinition } from '../port.ts';
import { documentTable } from './document-table.ts';
import { removeExpired } from './store.ts';

type Session = { id: string; version: number; until: string | null; tags: string[] };
const sessions: CollectionDefinition<Session> = { name: 'sessions', expires: 'until', arrays: ['tags'] };

describe('documents whose time is over', () => {
  it('are removed with what belongs to them, some at a time; others stay', async () => {
    const place = await temporaryFolder();
    const store = await openDocuments(place.url, place);
    const collection = store.collection(sessions);
    const until = ['2026-01-01T00:00:00Z', '2026-01-01T03:00:00+02:00', '2026-01-01T01:00:01Z', null];
    await Promise.all(
      until.map((time, index) => collection.save({ id: `s${index}`, version: 1, until: time, tags: ['t'] })),
    );
    await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        collection.save({ id: `old${index}`, version: 1, until: '2025-01-01T00:00:00Z', tags: [] }),
      ),
    );
    await collection.save({ id: 's0', version: 2, until: '2027-01-01T00:00:00Z', tags: ['t'] });
    await store.close();

    const database = openDatabase(databaseFile(place.url, place.service), { durability: 'full' });
    const table = documentTable(database, sessions);
    const at = Date.parse('2026-01-01T01:00:00Z');
    expect(removeExpired(table, at)).toBe(200);
    expect(removeExpired(table, at)).toBe(101);
    expect(removeExpired(table, at)).toBe(0);
    database.close();

    const again = await openDocuments(place.url, place);
    const left = again.collection(sessions);
    expect((await left.find({ where: {}, limit: 9 })).items.map(({ id }) => id)).toEqual(['s0', 's2', 's3']);
    expect(await left.count({ tags: { has: 't' } })).toBe(3);
    await again.close();
    await place.dispose();
  });
});
