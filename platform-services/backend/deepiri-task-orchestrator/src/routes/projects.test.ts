import type { Project } from 'deepiri-contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MOST_PROJECTS } from '../domain/project.ts';
import { filed, type StoredTask } from '../domain/task.ts';
import { openCollections } from '../store/collections.ts';
import { type Door, openDoor, routes } from './testing/door.ts';

let door: Door;
const as = (options: object = {}, person = door.jo) => ({ token: person.token, ...options });
const names = (items: readonly Project[]) => items.map(({ name }) => name);
const taskOf = async (id: string) => (await door.call(routes.getTask, as({ params: { id } }))).body;
const progress = async () => {
  const { items } = (await door.call(routes.listProjectProgress, as())).body;
  return Object.fromEntries(items.map(({ projectId, open, done }) => [projectId, [open, done]]));
};

describe('projects', () => {
  beforeAll(async () => {
    door = await openDoor();
  });
  afterAll(() => door.stop());

  it('are created with defaults, with an address, a version and an event', async () => {
    const { status, body, headers } = await door.call(
      routes.createProject,
      as({ body: { name: '  Summer   house ' } }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Summer house', color: 'violet', description: '', archived: false, version: 1 });
    expect(headers.location).toBe(`/api/projects/${body.id}`);
    expect(headers.etag).toBe('"1"');
    expect(Object.keys(body)).not.toContain('nameKey');
    expect(await door.dataOf(body.id, 'project.created')).toEqual([{ project: body }]);
    expect((await door.call(routes.getProject, as({ params: { id: body.id } }))).body).toEqual(body);
  });

  it.each([
    [{}, '/name', 'is required'],
    [{ name: ' \t' }, '/name', 'something to see'],
    [{ name: 'x'.repeat(81) }, '/name', 'at most 80'],
    [{ name: 'Paint', color: '#ff0000' }, '/color', 'must be one of violet'],
    [{ name: 'Paint', archived: true }, '/archived', 'is not a field here'],
  ])('refuse %o with the field and the reason', async (body, pointer, message) => {
    const answer = await door.call(routes.createProject, as({ body }));
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid_body', errors: [{ pointer, message: expect.stringContaining(message) }] },
    });
  });

  it('have names of their own: two of one person are never called the same', async () => {
    const { id } = await door.project('Garden');
    const taken = { status: 409, body: { code: 'name_taken', errors: [{ pointer: '/name' }] } };
    expect(await door.call(routes.createProject, as({ body: { name: 'GARDEN' } }))).toMatchObject(taken);
    const other = await door.project('Shed');
    const rename = (name: string, of: string) =>
      door.call(routes.updateProject, as({ params: { id: of }, body: { name } }));
    expect(await rename('garden ', other.id)).toMatchObject(taken);
    expect(await rename('garden', id)).toMatchObject({ status: 200, body: { name: 'garden', version: 2 } });
    expect(await door.project('Garden', door.mira)).toMatchObject({ name: 'Garden' });
  });

  it('are listed by name in pages, and the archive apart', async () => {
    const { mira } = door;
    for (const name of ['beta', 'Alpha', 'gamma']) await door.project(name, mira);
    const list = async (query = {}) => (await door.call(routes.listProjects, as({ query }, mira))).body;
    const first = await list({ limit: 2 });
    expect(names(first.items)).toEqual(['Alpha', 'beta']);
    expect(names((await list({ limit: 3, cursor: first.nextCursor })).items)).toEqual(['gamma', 'Garden']);
    const [alpha] = first.items;
    const archived = await door.call(
      routes.updateProject,
      as({ params: { id: alpha?.id }, body: { archived: true } }, mira),
    );
    expect(archived.body).toMatchObject({ archived: true, version: 2 });
    expect(names((await list({ archived: true })).items)).toEqual(['Alpha']);
    expect(names((await list({ archived: false })).items)).not.toContain('Alpha');
  });

  it('change by version, and tell the name they had', async () => {
    const { id } = await door.project('Boat');
    const change = (body: object, version?: number) =>
      door.call(
        routes.updateProject,
        as({ params: { id }, body, ...(version ? { headers: { 'if-match': `"${version}"` } } : {}) }),
      );
    expect(await change({ color: 'teal', description: 'Paint and sail' }, 1)).toMatchObject({ body: { version: 2 } });
    expect(await change({ color: 'teal' })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await change({ name: 'Ship' }, 1)).toMatchObject({
      status: 412,
      body: { code: 'stale_version', current: { name: 'Boat', color: 'teal' } },
    });
    await change({ name: 'Ship' }, 2);
    const told = await door.dataOf(id, 'project.updated');
    expect(told.map(({ formerName }) => formerName)).toEqual([null, 'Boat']);
  });

  it('count what is open and what is done, without what was cancelled or deleted', async () => {
    const { id: projectId } = await door.project('Counted');
    const [a, b, c, d] = [
      await door.make({ projectId }),
      await door.make({ projectId }),
      await door.make({ projectId }),
      await door.make(),
    ];
    const patch = (id: string, body: object) => door.call(routes.updateTask, as({ params: { id }, body }));
    expect((await progress())[projectId]).toEqual([3, 0]);
    await patch(a.id, { status: 'done' });
    await patch(b.id, { status: 'cancelled' });
    await patch(d.id, { projectId });
    expect((await progress())[projectId]).toEqual([2, 1]);
    await door.call(routes.deleteTask, as({ params: { id: c.id } }));
    await patch(d.id, { projectId: null });
    expect((await progress())[projectId]).toEqual([0, 1]);
  });
});

describe('a task and its project', () => {
  beforeAll(async () => {
    door = await openDoor();
  });
  afterAll(() => door.stop());

  it('are of one person', async () => {
    const foreign = (await door.project('Foreign', door.mira)).id;
    const gone = 'prj_00000000-0000-7000-8000-000000000009';
    const refused = {
      status: 400,
      body: { code: 'invalid_body', errors: [{ pointer: '/projectId', message: 'is not a project of yours' }] },
    };
    const { id } = await door.make();
    for (const projectId of [foreign, gone]) {
      const body = { title: 'x', projectId };
      expect(await door.call(routes.createTask, as({ body }))).toMatchObject(refused);
      expect(await door.call(routes.updateTask, as({ params: { id }, body: { projectId } }))).toMatchObject(refused);
      expect(await door.call(routes.quickAddTask, as({ body: { text: 'x', projectId } }))).toMatchObject(refused);
    }
  });

  it('G4 part when the project is deleted: the task lives on, in the trash too', async () => {
    const { id: projectId } = await door.project('Done with');
    const kept = await door.make({ projectId });
    const many = await Promise.all(Array.from({ length: 60 }, () => door.make({ projectId })));
    const trashed = await door.make({ projectId });
    const other = await door.make();
    await door.call(routes.deleteTask, as({ params: { id: trashed.id } }));
    const stale = await door.call(
      routes.deleteProject,
      as({ params: { id: projectId }, headers: { 'if-match': '"2"' } }),
    );
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale_version', current: { id: projectId } } });
    expect((await door.call(routes.deleteProject, as({ params: { id: projectId } }))).status).toBe(204);
    await door.settled();
    expect(await taskOf(kept.id)).toMatchObject({ projectId: null, version: 2 });
    expect((await taskOf(other.id)).version).toBe(1);
    expect(await Promise.all(many.map(async ({ id }) => (await taskOf(id)).projectId))).toEqual(many.map(() => null));
    await door.call(routes.restoreTask, as({ params: { id: trashed.id } }));
    expect(await taskOf(trashed.id)).toMatchObject({ projectId: null });
    expect(await door.eventsOf(kept.id)).toEqual(['task.created', 'task.updated']);
    expect((await door.call(routes.getProject, as({ params: { id: projectId } }))).status).toBe(404);
    expect((await door.project('Done with')).name).toBe('Done with');
  });

  it('part again when an earlier version or news that came late would bring back what is gone', async () => {
    const { id: projectId } = await door.project('Short');
    const task = await door.make({ projectId });
    await door.call(routes.deleteProject, as({ params: { id: projectId } }));
    await door.settled();
    const restored = await door.call(routes.restoreVersion, as({ params: { id: task.id, version: 1 } }));
    expect(restored).toMatchObject({ status: 200, body: { projectId: null } });
    // As if it had been checked before the project went, and saved after.
    const late = await door.make();
    const { tasks } = openCollections(door.resources.documents);
    const stored = (await tasks.get(late.id)) as StoredTask;
    await tasks.save(filed({ ...stored, projectId, version: 2 }));
    const data = { task: { ...late, projectId }, change: 'created', patch: [] };
    await door.publish('task.created', { userid: door.jo.id, subject: late.id, data } as never);
    await door.settled();
    expect(await taskOf(late.id)).toMatchObject({ projectId: null, version: 3 });
  });

  it('the plan of a project is that of its tasks, and knows of what it waits for elsewhere', async () => {
    const { id: projectId } = await door.project('Planned');
    const outside = await door.make({ title: 'Outside' });
    const first = await door.make({ title: 'First', projectId, estimateMinutes: 60 });
    const second = await door.make({ title: 'Second', projectId, blockedBy: [first.id], estimateMinutes: 30 });
    const side = await door.make({ title: 'Side', projectId, blockedBy: [outside.id], estimateMinutes: 15 });
    const plan = (await door.call(routes.planTasks, as({ query: { projectId } }))).body;
    expect(
      plan.items.map(({ task, ready, slackMinutes, onCriticalPath }) => [
        task.title,
        ready,
        slackMinutes,
        onCriticalPath,
      ]),
    ).toEqual([
      ['First', true, 0, true],
      ['Second', false, 0, true],
      ['Side', false, 75, false],
    ]);
    expect(plan.criticalPath).toEqual([first.id, second.id]);
    await door.call(routes.completeTask, as({ params: { id: outside.id } }));
    const after = (await door.call(routes.planTasks, as({ query: { projectId } }))).body;
    expect(after.items.find(({ task }) => task.id === side.id)?.ready).toBe(true);
    const foreign = await door.call(routes.planTasks, as({ query: { projectId } }, door.mira));
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('are found by the name of the project', async () => {
    const { id: projectId } = await door.project('Summer house');
    await door.make({ title: 'Paint', projectId });
    await door.make({ title: 'Row' });
    const find = (filter: string, person = door.jo) => door.call(routes.listTasks, as({ query: { filter } }, person));
    const titles = async (filter: string) => (await find(filter)).body.items.map(({ title }) => title);
    expect(await titles('project:"summer HOUSE"')).toEqual(['Paint']);
    expect(await titles(`project:${projectId}`)).toEqual(['Paint']);
    const foreign = await door.project('Hers by id', door.mira);
    for (const id of [foreign.id, 'prj_00000000-0000-7000-8000-000000000000'])
      expect(await door.call(routes.listTasks, as({ query: { filter: `milk project:${id}` } }))).toMatchObject({
        status: 400,
        body: {
          code: 'invalid_query',
          errors: [{ pointer: '/filter', message: expect.stringContaining('column 14') }],
        },
      });
    expect(await titles('not project:"Summer house" row')).toEqual(['Row']);
    expect(await find('paint project:Winter')).toMatchObject({
      status: 400,
      body: { code: 'invalid_query', errors: [{ pointer: '/filter', message: expect.stringContaining('column 15') }] },
    });
    expect((await find('project:"Summer house"', door.mira)).status).toBe(400);
  });

  it('come together in one line: + and the name, or the project where the line was written', async () => {
    const { id: house } = await door.project('House');
    const { id: blue } = await door.project('House, blue (new)');
    const quick = (text: string, projectId: string | null = null) =>
      door.call(routes.quickAddTask, as({ body: { text, projectId } }));
    const { body } = await quick('Paint +house, blue (new) tomorrow #diy', house);
    expect(body.task).toMatchObject({ title: 'Paint', projectId: blue, labels: ['diy'] });
    expect(body.spans[0]).toEqual({ start: 6, end: 24, text: '+house, blue (new)', field: 'projectId', value: blue });
    expect((await quick('Sweep +House')).body.task).toMatchObject({ title: 'Sweep', projectId: house });
    expect((await quick('Sweep', house)).body.task).toMatchObject({ title: 'Sweep', projectId: house });
    expect((await quick('Give 2+House +1 +Household')).body.task).toMatchObject({
      title: 'Give 2+House +1 +Household',
      projectId: null,
    });
    await door.call(routes.updateProject, as({ params: { id: house }, body: { archived: true } }));
    expect((await quick('Sweep +House')).body.task).toMatchObject({ title: 'Sweep +House', projectId: null });
  });

  it('are not told of a line that comes with a project of somebody else, as they are not made', async () => {
    const foreign = await door.project('Hers alone', door.mira);
    const body = { text: 'Paint', projectId: foreign.id };
    for (const route of [routes.parseQuickAdd, routes.quickAddTask])
      expect(await door.call(route, as({ body }))).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/projectId' }] },
      });
  });

  it('go with the person', async () => {
    const { id: projectId } = await door.project('Private', door.mira);
    await door.call(routes.createTaskView, as({ body: { name: 'Mine' } }, door.mira));
    await door.publish('user.deleted', { userid: door.mira.id, subject: door.mira.id, data: { userId: door.mira.id } });
    await door.settled();
    expect((await door.call(routes.getProject, as({ params: { id: projectId } }, door.mira))).status).toBe(404);
    expect((await door.call(routes.listProjects, as({}, door.mira))).body.items).toEqual([]);
    expect((await door.call(routes.listTaskViews, as({}, door.mira))).body.items).toEqual([]);
  });
});

describe('the number of projects', () => {
  beforeEach(async () => {
    door = await openDoor();
  });
  afterAll(() => door.stop());

  it('has an end, also for requests at once', async () => {
    const make = (n: number) => door.call(routes.createProject, as({ body: { name: `Project ${n}` } }));
    for (let n = 0; n < MOST_PROJECTS - 5; n += 55)
      await Promise.all(Array.from({ length: 55 }, (_, at) => make(n + at)));
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => make(1_000 + at)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'limit_reached' });
  });
});
