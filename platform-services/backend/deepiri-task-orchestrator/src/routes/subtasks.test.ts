import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, routes } from './testing/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());

const asJo = () => ({ token: door.jo.token });
const patch = (id: string, body: unknown) => door.call(routes.updateTask, { ...asJo(), params: { id }, body });
const act = (route: 'completeTask' | 'reopenTask' | 'deleteTask' | 'restoreTask', id: string) =>
  door.call(routes[route], { ...asJo(), params: { id } });
const get = async (id: string) => (await door.call(routes.getTask, { ...asJo(), params: { id } })).body;
const below = async (parentId: string) => {
  await door.settled();
  const { body } = await door.call(routes.listTasks, { ...asJo(), query: { parentId, sort: 'createdAt' } });
  return body.items;
};
/** A chain of tasks, each below the one before. */
const chain = async (length: number) => {
  const ids: string[] = [];
  for (let level = 0; level < length; level++)
    ids.push((await door.make(ids.length > 0 ? { parentId: ids.at(-1)! } : {})).id);
  return ids;
};

describe('a parent', () => {
  it('is refused where a task would stand on the sixth level, with all that is below it', async () => {
    const [top, , , , bottom] = await chain(5);
    const body = { title: 'x', parentId: bottom! };
    expect(await door.call(routes.createTask, { ...asJo(), body })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/parentId', message: expect.stringContaining('5 are the most') }] },
    });
    const [branch] = await chain(2);
    expect((await patch(branch!, { parentId: top! })).status).toBe(200);
    const [deep] = await chain(5);
    expect(await patch(deep!, { parentId: top! })).toMatchObject({ status: 400, body: { code: 'invalid_body' } });
    expect((await get(deep!)).parentId).toBeNull();
  });

  it('in the trash cannot be one, and no circle is closed by way of it', async () => {
    const [top, middle, bottom] = await chain(3);
    await act('deleteTask', top!);
    await door.settled();
    const other = await door.make();
    expect(await patch(other.id, { parentId: top! })).toMatchObject({ status: 400 });
    await act('restoreTask', middle!);
    expect((await get(middle!)).parentId).toBe(top);
    await act('restoreTask', bottom!);
    expect(await patch(middle!, { parentId: bottom! })).toMatchObject({ status: 400 });
  });

  it('two changes at once close no circle', async () => {
    for (let round = 0; round < 10; round++) {
      const [a, b] = [await door.make(), await door.make()];
      const answers = await Promise.all([patch(a.id, { parentId: b.id }), patch(b.id, { parentId: a.id })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    }
  });

  it('of an earlier version comes back only where it still can', async () => {
    const [top, bottom] = await chain(2);
    await patch(bottom!, { parentId: null });
    await patch(top!, { parentId: bottom! });
    const restore = () => door.call(routes.restoreVersion, { ...asJo(), params: { id: bottom!, version: 1 } });
    expect((await restore()).body.parentId).toBeNull();
    await patch(top!, { parentId: null });
    expect((await restore()).body.parentId).toBe(top);
  });
});

describe('the trash', () => {
  it('takes subtasks along with their parent, and gives them back with it, but not what went by itself', async () => {
    const [top, middle, bottom] = await chain(3);
    const gone = await door.make({ parentId: top! });
    await act('deleteTask', gone.id);
    await act('deleteTask', top!);
    await door.settled();
    for (const id of [middle!, bottom!])
      expect(await door.call(routes.getTask, { ...asJo(), params: { id } })).toMatchObject({ status: 404 });
    await act('restoreTask', top!);
    expect((await below(top!)).map(({ id }) => id)).toEqual([middle]);
    expect((await below(middle!)).map(({ id }) => id)).toEqual([bottom]);
    expect(await door.eventsOf(bottom!)).toEqual(['task.created', 'task.deleted', 'task.restored']);
  });

  it('gives back what is wanted at the end, however fast one changes one’s mind', async () => {
    const [top, bottom] = await chain(2);
    await act('deleteTask', top!);
    await act('restoreTask', top!);
    expect((await below(top!)).map(({ id }) => id)).toEqual([bottom]);
  });
});

describe('a parent that repeats', () => {
  it('has its steps again: the done ones to do, the open ones come along; taken back when it is reopened', async () => {
    const parent = await door.make({ title: 'Weekly review', recurrence: 'FREQ=WEEKLY' });
    const done = await door.make({ title: 'Empty the inbox', parentId: parent.id, orderKey: 'V', notes: 'both' });
    const deeper = await door.make({ title: 'Mail', parentId: done.id });
    const open = await door.make({ title: 'Plan', parentId: parent.id });
    // What comes again is younger: made in the same moment, their ids would decide the order.
    door.clock.advance(1000);
    await act('completeTask', deeper.id);
    await act('completeTask', done.id);
    await act('completeTask', parent.id);
    await door.settled();
    const { items } = (await door.call(routes.listTasks, { ...asJo(), query: { filter: 'status:todo Weekly' } })).body;
    expect(items).toHaveLength(1);
    const next = items[0]!;
    const steps = await below(next.id);
    expect(steps.map(({ title, status }) => [title, status])).toEqual([
      ['Plan', 'todo'],
      ['Empty the inbox', 'todo'],
    ]);
    const again = steps.find(({ title }) => title === 'Empty the inbox')!;
    expect(again).toMatchObject({ orderKey: 'V', notes: 'both', completedAt: null });
    expect(again.id).not.toBe(done.id);
    expect((await below(again.id)).map(({ title, status }) => [title, status])).toEqual([['Mail', 'todo']]);
    expect((await below(parent.id)).map(({ id }) => id)).toEqual([done.id]);

    await act('reopenTask', parent.id);
    expect((await below(parent.id)).map(({ id }) => id)).toEqual([done.id, open.id]);
    expect(await below(next.id)).toEqual([]);
    expect(await door.call(routes.getTask, { ...asJo(), params: { id: again.id } })).toMatchObject({ status: 404 });
  });
});

describe('GET /api/tasks/progress', () => {
  it('tells how far each parent is, of one’s own', async () => {
    const parent = await door.make();
    const steps = [await door.make({ parentId: parent.id }), await door.make({ parentId: parent.id })];
    await act('completeTask', steps[0]!.id);
    const progress = (token: string) => door.call(routes.listProgress, { token });
    expect((await progress(door.jo.token)).body.items).toContainEqual({ id: parent.id, done: 1, total: 2 });
    expect((await progress(door.mira.token)).body.items).toEqual([]);
    expect(await door.call(routes.listProgress, {})).toMatchObject({ status: 401 });
  });
});

it('the place of a subtask is kept, and must be one', async () => {
  const { id } = await door.make({ orderKey: 'a0' });
  expect((await patch(id, { orderKey: 'a1' })).body.orderKey).toBe('a1');
  expect(await patch(id, { orderKey: 'a-1' })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/orderKey' }] },
  });
});
