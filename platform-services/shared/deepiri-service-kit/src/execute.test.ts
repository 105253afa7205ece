import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem } from 'deepiri-contracts';
import { type Collection, type DocumentStore, openDocuments } from 'deepiri-stores';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Context, repeatableContext } from './context.ts';
import { execute } from './execute.ts';

type Counter = { id: string; version: number; ownerId: string; count: number };

let folder: string;
let documents: DocumentStore;
let counters: Collection<Counter>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepiri-execute-'));
  documents = await openDocuments(`sqlite:${folder}`, { service: 'execute' });
  counters = documents.collection<Counter>({ name: 'counters' });
});
afterAll(async () => {
  await documents.close();
  await rm(folder, { recursive: true, force: true });
});

const contextOf = (seed: string) =>
  repeatableContext(
    { now: new Date('2026-03-02T09:00:00Z'), actor: { type: 'user', id: 'usr_jo' }, cause: seed },
    seed,
  );

/** One more, by the owner only. `meanwhile` runs between reading and writing, once. */
function countUp(
  id: string,
  context: Context,
  more: { expectedVersion?: number; meanwhile?: () => Promise<unknown> } = {},
) {
  let disturb = more.meanwhile;
  const busy: Collection<Counter> = {
    ...counters,
    get: (key) => counters.get(key),
    async save(state, events) {
      await disturb?.();
      disturb = undefined;
      return counters.save(state, events);
    },
  };
  return execute<Counter>({
    collection: busy,
    id,
    context,
    log: documents.log,
    expectedVersion: more.expectedVersion,
    decide(before) {
      if (before && before.ownerId !== 'usr_jo') throw problem('not_found');
      const state = { id, ownerId: 'usr_jo', version: (before?.version ?? 0) + 1, count: (before?.count ?? 0) + 1 };
      const event = {
        id: context.newId('evt'),
        type: 'user.deleted' as const,
        subject: id,
        userid: 'usr_jo',
        time: context.now.toISOString(),
        data: { userId: 'usr_jo' },
      };
      return { state, events: [event] };
    },
  });
}

it('D2 a request that comes again with the same key counts once, also when its write had lost a race', async () => {
  await countUp('c1', contextOf('first'));
  const meanwhile = () => countUp('c1', contextOf('second'));
  expect((await countUp('c1', contextOf('third'), { meanwhile })).state.count).toBe(3);
  const again = await countUp('c1', contextOf('third'));
  expect([again.outcome, again.state.count]).toEqual(['already', 3]);
});

it('G10 a stale version of what is not theirs is not found, and shows nothing', async () => {
  await counters.save({ id: 'c2', version: 1, ownerId: 'usr_mira', count: 7 });
  await expect(countUp('c2', contextOf('thief'), { expectedVersion: 9 })).rejects.toMatchObject({ code: 'not_found' });
});

it('a stale version of what is theirs shows the present state', async () => {
  await countUp('c3', contextOf('mine'));
  await expect(countUp('c3', contextOf('late'), { expectedVersion: 9 })).rejects.toMatchObject({
    code: 'stale_version',
    details: { extra: { current: { id: 'c3', count: 1 } } },
  });
});
