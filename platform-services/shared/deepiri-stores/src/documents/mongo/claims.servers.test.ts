import { randomUUID } from 'node:crypto';
import { startMongoJava, type TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cards } from '../../contract-suite/samples.ts';
import type { CollectionDefinition } from '../port.ts';
import type { StoredEvent } from '../stored-event.ts';
import { type Claims, mongoClaims } from './claims.ts';
import { type Documents, mongoDocuments } from './documents.ts';
import { layoutOf, type StoredDocument } from './layout.ts';
import { locationOf } from './location.ts';
import { mongoLog } from './log.ts';
import { connect, newMark, type Server } from './server.ts';

const events: StoredEvent[] = [{ id: 'e1', subject: 's', type: 't', body: '{}' }];

describe('D2 an event id that two documents want', () => {
  let process: TestServer;
  let server: Server;
  let documents: Documents;
  let claims: Claims;
  beforeAll(async () => {
    process = await startMongoJava();
  });
  afterAll(() => process.stop());

  async function open() {
    server = await connect(locationOf(process.url, randomUUID()), 'test');
    documents = mongoDocuments(server, layoutOf(cards as unknown as CollectionDefinition));
    claims = mongoClaims(server, await mongoLog(server), {
      holds: (of, id) => documents.holds(of.slice('cards/'.length), id),
      fence: (of) => documents.touch(of.slice('cards/'.length)),
    });
  }

  const document = (id: string, version: number): StoredDocument => {
    const write = newMark();
    return { ...documents.removed(id, write, events), version, body: '{}' };
  };

  it.each([
    ['a new document', 0],
    ['one that exists', 1],
  ])('is taken from a write that has claimed it and not stored it, and that write of %s fails', async (_, before) => {
    await open();
    if (before) await documents.swap(await documents.head('a'), document('a', 1));
    await server.db
      .collection<StoredDocument>('documents.cards')
      .updateMany({}, { $unset: { pending: '', outbox: '' } });
    const slow = await documents.head('a');
    expect(await claims.take(events, 'cards/a', newMark())).toBe('taken');

    const quick = await documents.head('b');
    expect(await claims.take(events, 'cards/b', newMark())).toBe('taken');

    const late = await documents.swap(slow, document('a', before + 1)).catch((error) => error.code);
    expect([false, 11_000]).toContain(late);
    expect(await documents.swap(quick, document('b', 1))).toBe(true);
    expect(await claims.take(events, 'cards/a', newMark())).toBe('already');
    await server.close();
  });

  it('stays with the document that has stored it, before and after it is in the log', async () => {
    await open();
    expect(await claims.take(events, 'cards/a', newMark())).toBe('taken');
    await documents.swap(await documents.head('a'), document('a', 1));
    expect(await claims.take(events, 'cards/b', newMark())).toBe('already');
    const log = await mongoLog(server);
    await log.insert(events, 1);
    await server.db
      .collection<StoredDocument>('documents.cards')
      .updateMany({}, { $unset: { pending: '', outbox: '' } });
    expect(await claims.take(events, 'cards/b', newMark())).toBe('already');
    expect(await claims.take(events, 'cards/a', newMark())).toBe('already');
    await server.close();
  });
});
