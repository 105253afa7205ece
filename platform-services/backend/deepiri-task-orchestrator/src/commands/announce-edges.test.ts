import { freshContext } from 'deepiri-service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor } from '../routes/testing/door.ts';
import { openCollections, type Stores } from '../store/collections.ts';
import { announceEdges } from './announce-edges.ts';
import { addDependency } from './link-tasks.ts';

let door: Door;
/** Two processes on one store: each with its own turns, so only the guard stands between them. */
let here: Stores;
let there: Stores;
beforeAll(async () => {
  door = await openDoor();
  here = openCollections(door.resources.documents);
  there = openCollections(door.resources.documents);
});
afterAll(() => door.stop());

let events = 0;
const target = (id: string) => ({
  id,
  ownerId: door.jo.id,
  context: freshContext(
    { now: door.clock.now(), actor: { type: 'user', id: door.jo.id }, cause: 'test' },
    () => `00000000-0000-7000-8000-${String(++events).padStart(12, '0')}`,
  ),
});
const two = async () => [(await door.make()).id, (await door.make()).id] as const;
const waitsFor = async (id: string) => (await here.tasks.get(id))!.blockedBy;

describe('two processes', () => {
  it('cannot close a circle together: one edge is kept, the other refused', async () => {
    for (let round = 0; round < 20; round++) {
      const [a, b] = await two();
      const results = await Promise.allSettled([addDependency(here, target(a), b), addDependency(there, target(b), a)]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(results.find((result) => result.status === 'rejected')!.reason).toMatchObject({
        code: 'dependency_cycle',
      });
      expect([await waitsFor(a), await waitsFor(b)].flat()).toHaveLength(1);
    }
  });

  it('an edge that is announced but not yet saved counts', async () => {
    const [a, b] = await two();
    const task = (await here.tasks.get(a))!;
    await announceEdges(here, { ...task, blockedBy: [b], version: task.version + 1 });
    await expect(addDependency(there, target(b), a)).rejects.toMatchObject({
      code: 'dependency_cycle',
      details: { extra: { path: [b, a, b] } },
    });
  });

  it('an announcement whose writer died ends with the next change of its task', async () => {
    const [a, b] = await two();
    const task = (await here.tasks.get(a))!;
    await announceEdges(here, { ...task, blockedBy: [b], version: task.version + 1 });
    await here.tasks.save({ ...task, title: 'Changed', version: task.version + 1 });
    await addDependency(there, target(b), a);
    expect(await waitsFor(b)).toEqual([a]);
    const { announced } = (await here.guards.get(door.jo.id))!;
    expect(announced.filter(({ from }) => from === a)).toEqual([]);
  });
});
