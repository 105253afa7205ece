import { projectRoutes } from 'deepiri-contracts';
import { createUuids, freshContext } from 'deepiri-service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importFile } from '../commands/import/import-file.ts';
import { bins } from '../domain/task.ts';
import { openCollections, type Stores } from '../store/collections.ts';
import { type Door, openDoor, type Person, routes } from './testing/door.ts';
import { filesOf } from './testing/files.ts';

let door: Door;
let jo: Person;
let people = 300;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());
beforeEach(async () => {
  const id = `usr_00000000-0000-7000-8000-${String(++people).padStart(12, '0')}`;
  jo = { id, token: await door.tokenFor(id, { expiresInSeconds: 10_000_000 }) };
});

/** An import during which something happens, after so many tasks of it are written. */
async function importWhile(content: string, { after, happens }: { after: number; happens: () => Promise<unknown> }) {
  const stores = openCollections(door.resources.documents);
  let written = 0;
  const save: Stores['tasks']['save'] = async (...given) => {
    const outcome = await stores.tasks.save(...given);
    if (++written === after) await happens();
    return outcome;
  };
  const context = freshContext({ now: door.clock.now(), actor: { type: 'user', id: jo.id }, cause: 'req_1' }, uuid);
  const result = await importFile(
    { ...stores, tasks: { ...stores.tasks, save } },
    { ownerId: jo.id, request: { content }, context },
  );
  await door.settled();
  return result;
}
const uuid = createUuids();

const inProject = async (projectId: string) => {
  const query = { projectId, limit: 1 };
  const pages = await Promise.all(
    [query, { ...query, trashed: true }].map((query) => door.call(routes.listTasks, { token: jo.token, query })),
  );
  return pages.flatMap(({ body }) => body.items);
};
const remove = async (id: string) => {
  await door.call(projectRoutes.deleteProject, { token: jo.token, params: { id } });
  await door.settled();
};

describe('a project that goes while tasks come into it', () => {
  it('lets go of those that an import brings from then on', async () => {
    const { id } = await door.project('Doomed', jo);
    const content = `title,project\n${Array.from({ length: 250 }, (_, n) => `q${n},Doomed\n`).join('')}`;
    const { counts } = await importWhile(content, { after: 150, happens: () => remove(id) });
    expect(counts).toMatchObject({ new: 250 });
    expect(await inProject(id)).toEqual([]);
  });

  it('lets go of those that an archive brings from then on', async () => {
    const files = filesOf(door);
    const { id } = await door.project('Doomed', door.mira);
    for (const title of ['a', 'b', 'c']) await door.make({ title, projectId: id }, door.mira);
    const own = await door.project('Doomed', jo);
    const { counts } = await importWhile(await files.take(door.mira), { after: 1, happens: () => remove(own.id) });
    expect(counts).toMatchObject({ new: 3 });
    expect(await inProject(own.id)).toEqual([]);
  });

  it('lets go of one that is put into it in the same step that completes it', async () => {
    const { id } = await door.project('Doomed', jo);
    const task = await door.make({}, jo);
    // News of a completion that was saved while the project went.
    await door.call(routes.updateTask, {
      token: jo.token,
      params: { id: task.id },
      body: { status: 'done', projectId: id },
    });
    await door.settled();
    await openCollections(door.resources.documents).projects.remove(id, 1);
    const { task: done } = (await door.dataOf(task.id, 'task.completed'))[0] as { task: typeof task };
    const patch = [{ op: 'replace', path: '/projectId', value: id }] as const;
    const data = { task: done, change: 'completed', patch: [...patch], completionId: null } as never;
    await door.publish('task.completed', { userid: jo.id, subject: task.id, data });
    await door.settled();
    expect(await inProject(id)).toEqual([]);
  });
});

describe('an account that goes while something is written for it', () => {
  const leave = async () => {
    await door.publish('user.deleted', { userid: jo.id, data: { userId: jo.id } });
    await door.settled();
  };
  const left = async () => {
    const { tasks, projects, imports, people } = openCollections(door.resources.documents);
    const counts = await Promise.all(bins.map((bin) => tasks.count({ ownerId: jo.id, bin })));
    const rest = [await imports.get(jo.id), await people.get(jo.id)].filter(Boolean).length;
    return counts.reduce((sum, count) => sum + count) + (await projects.count({ ownerId: jo.id })) + rest;
  };
  const passes = async (minutes: number) => {
    door.clock.advance(minutes * 60_000);
    await door.service.runJobs();
  };

  it('stops its import, and what had slipped in is swept out, however late', async () => {
    const content = `title,project\n${Array.from({ length: 450 }, (_, n) => `q${n},House\n`).join('')}`;
    await expect(importWhile(content, { after: 150, happens: leave })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(await left()).toBeLessThanOrEqual(101);
    for (const minutes of [1, 10, 60]) {
      await door.make({}, jo);
      expect(await left()).toBeGreaterThan(0);
      await passes(minutes);
      expect(await left()).toBe(0);
    }
  });

  it('stops what it does in bulk', async () => {
    await leave();
    const operations = [{ op: 'create' as const, body: { title: 'late' } }];
    const answer = await door.call(routes.bulkTasks, { token: jo.token, body: { operations } });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(await left()).toBe(0);
  });

  it('is not known again by news that come late', async () => {
    await leave();
    const user = { id: jo.id, timeZone: 'Europe/Berlin', dayStartsAt: '00:00' };
    await door.publish('user.updated', { userid: jo.id, data: { user, patch: [] } as never });
    await door.settled();
    expect(await left()).toBe(0);
  });
});
