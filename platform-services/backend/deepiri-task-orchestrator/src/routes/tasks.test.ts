import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, routes } from './testing/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());

const asJo = () => ({ token: door.jo.token });
const get = (id: string, query = {}) => door.call(routes.getTask, { ...asJo(), params: { id }, query });
const patch = (id: string, body: unknown, headers = {}) =>
  door.call(routes.updateTask, { ...asJo(), params: { id }, body, headers });

describe('POST /api/tasks', () => {
  it('creates, says where, and tells the others', async () => {
    const { status, body, headers } = await door.call(routes.createTask, { ...asJo(), body: { title: 'Report' } });
    expect(status).toBe(201);
    expect(headers).toMatchObject({ location: `/api/tasks/${body.id}`, etag: '"1"' });
    expect(body).toMatchObject({ title: 'Report', ownerId: door.jo.id, status: 'todo', version: 1 });
    expect(await door.eventsOf(body.id)).toEqual(['task.created']);
    expect((await get(body.id)).body).toEqual(body);
  });

  it.each([
    ['no title', {}, '/title'],
    ['a blank title', { title: ' ' }, '/title'],
    ['a title with signs that control', { title: 'Ring\u0000the\u0007bell' }, '/title'],
    ['a title that turns the text around it', { title: 'a\u202Eb' }, '/title'],
    ['an unknown field', { title: 'x', colour: 'red' }, '/colour'],
    ['a status that must be earned', { title: 'x', status: 'done' }, '/status'],
    ['an instant that does not exist', { title: 'x', dueAt: '2026-12-31T23:59:60Z' }, '/dueAt'],
    ['a parent that is not there', { title: 'x', parentId: 'tsk_00000000-0000-7000-8000-000000000000' }, '/parentId'],
  ])('refuses %s and names the field', async (_, body, pointer) => {
    const answer = await door.call(routes.createTask, { ...asJo(), body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid_body', errors: [{ pointer }] });
  });

  it('makes one line of a title, when it is changed too', async () => {
    const task = await door.make({ title: 'Ring\r\n\tthe\u2028bell' });
    expect(task.title).toBe('Ring the bell');
    const patch = (title: string) =>
      door.call(routes.updateTask, { ...asJo(), params: { id: task.id }, body: { title } });
    expect((await patch('Open\nthe door')).body).toMatchObject({ title: 'Open the door', version: 2 });
    expect(await patch('Open\u2066')).toMatchObject({ status: 400, body: { errors: [{ code: 'not_a_title' }] } });
  });

  it('does not wait for what is foreign, deleted or not there', async () => {
    const foreign = await door.make({}, door.mira);
    const trashed = await door.make();
    await door.call(routes.deleteTask, { ...asJo(), params: { id: trashed.id } });
    for (const id of [foreign.id, trashed.id, 'tsk_00000000-0000-7000-8000-000000000000']) {
      const answer = await door.call(routes.createTask, { ...asJo(), body: { title: 'x', blockedBy: [id] } });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(answer.body['detail']).toContain(id);
    }
  });

  it('with an idempotency key makes one task, even if the answer was lost', async () => {
    const send = () =>
      door.call(routes.createTask, { ...asJo(), body: { title: 'Once' }, headers: { 'idempotency-key': 'once' } });
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await door.eventsOf(first.body.id)).toEqual(['task.created']);
  });
});

describe('GET /api/tasks/{id}', () => {
  it('does not find what is not there, deleted, or somebody else’s', async () => {
    const foreign = await door.make({ title: 'Secret' }, door.mira);
    const answer = await get(foreign.id);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(JSON.stringify(answer.body)).not.toContain('Secret');
  });

  it('shows a task as it was', async () => {
    const task = await door.make({ title: 'First' });
    door.clock.advance(60_000);
    await patch(task.id, { title: 'Second' });
    const before = new Date(Date.parse(task.createdAt) + 30_000).toISOString();
    expect((await get(task.id, { asOf: before })).body).toEqual(task);
    expect((await get(task.id, { asOf: task.createdAt })).body).toEqual(task);
    expect((await get(task.id, { asOf: '2030-01-01T00:00:00+01:00' })).body.title).toBe('Second');
    expect((await get(task.id, { asOf: '2020-01-01T00:00:00Z' })).status).toBe(404);
    expect((await get(task.id, { asOf: 'yesterday' })).body['code']).toBe('invalid_query');
    expect((await get(task.id, { asOf: '2026-12-31T23:59:60Z' })).body['code']).toBe('invalid_query');
  });
});

describe('PATCH /api/tasks/{id}', () => {
  it('changes what it names and nothing else', async () => {
    const task = await door.make({ labels: ['a'], dueAt: '2026-03-05T10:00:00Z' });
    const { status, body, headers } = await patch(task.id, { title: 'New', dueAt: null });
    expect(status).toBe(200);
    expect(headers['etag']).toBe('"2"');
    expect(body).toEqual({ ...task, title: 'New', dueAt: null, updatedAt: body.updatedAt, version: 2 });
  });

  it('makes no version of a change that changes nothing', async () => {
    const task = await door.make();
    expect((await patch(task.id, { title: task.title })).body).toEqual(task);
    expect(await door.eventsOf(task.id)).toEqual(['task.created']);
  });

  it('takes merge patches by their own media type', async () => {
    const task = await door.make();
    const answer = await patch(task.id, { notes: 'x' }, { 'content-type': 'application/merge-patch+json' });
    expect(answer.body.notes).toBe('x');
  });

  it('an old version is refused with the present one', async () => {
    const task = await door.make();
    const now = (await patch(task.id, { title: 'Theirs' })).body;
    const late = await patch(task.id, { title: 'Mine' }, { 'if-match': '"1"' });
    expect(late).toMatchObject({ status: 412, body: { code: 'stale_version', current: now } });
    expect((await patch(task.id, { title: 'Mine' }, { 'if-match': '"2"' })).body).toMatchObject({ version: 3 });
  });

  it('an old version of a foreign task tells nothing of it', async () => {
    const foreign = await door.make({ title: 'Secret' }, door.mira);
    const answer = await patch(foreign.id, { title: 'Mine' }, { 'if-match': '"7"' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('changes at the same moment all count', async () => {
    const task = await door.make();
    const fields = [{ title: 'T' }, { notes: 'N' }, { priority: 'high' }, { labels: ['l'] }, { estimateMinutes: 5 }];
    const answers = await Promise.all(fields.map((field) => patch(task.id, field)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await get(task.id)).body).toMatchObject({ ...Object.assign({}, ...fields), version: 6 });
  });

  it('a parent is not the task itself nor below it', async () => {
    const top = await door.make();
    const middle = await door.make({ parentId: top.id });
    const bottom = await door.make({ parentId: middle.id });
    for (const parentId of [top.id, bottom.id, (await door.make({}, door.mira)).id]) {
      expect(await patch(top.id, { parentId })).toMatchObject({ status: 400, body: { code: 'invalid_body' } });
    }
    expect((await patch(bottom.id, { parentId: top.id })).body.parentId).toBe(top.id);
  });

  it('a new status is a step like any other', async () => {
    const task = await door.make();
    await patch(task.id, { status: 'in_progress' });
    await patch(task.id, { status: 'done' });
    expect(await patch(task.id, { status: 'cancelled' })).toMatchObject({
      status: 409,
      body: { code: 'invalid_transition' },
    });
    await patch(task.id, { status: 'todo' });
    expect(await door.eventsOf(task.id)).toEqual(['task.created', 'task.started', 'task.completed', 'task.reopened']);
  });
});

describe('steps', () => {
  const step = (route: 'completeTask' | 'startTask' | 'reopenTask' | 'restoreTask', id: string, body?: unknown) =>
    door.call(routes[route], { ...asJo(), params: { id }, ...(body === undefined ? {} : { body }) });

  it('start, complete, reopen, each with its event', async () => {
    const task = await door.make();
    expect((await step('startTask', task.id)).body.status).toBe('in_progress');
    expect((await step('completeTask', task.id, { actualMinutes: 12 })).body).toMatchObject({
      status: 'done',
      actualMinutes: 12,
    });
    expect((await step('completeTask', task.id)).body['code']).toBe('invalid_transition');
    expect((await step('reopenTask', task.id)).body).toMatchObject({ status: 'todo', completedAt: null });
    const log = await door.resources.documents.log.of(task.id);
    const [reopened] = await door.dataOf(task.id, 'task.reopened');
    expect(reopened).toMatchObject({
      change: 'reopened',
      completionId: log.find(({ type }) => type === 'task.completed')!.id,
    });
  });

  it('completing takes no other fields, and no negative minutes', async () => {
    const task = await door.make();
    expect((await step('completeTask', task.id, { actualMinutes: -1 })).body['code']).toBe('invalid_body');
    expect((await step('completeTask', task.id, { done: true })).body['code']).toBe('invalid_body');
  });

  it('If-Match holds for steps too', async () => {
    const task = await door.make();
    const answer = await door.call(routes.completeTask, {
      ...asJo(),
      params: { id: task.id },
      headers: { 'if-match': '"9"' },
    });
    expect(answer).toMatchObject({ status: 412, body: { current: task } });
  });

  it('two completions at the same moment: one is done, the other hears that it is', async () => {
    const task = await door.make();
    const answers = await Promise.all([step('completeTask', task.id), step('completeTask', task.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await door.eventsOf(task.id)).toEqual(['task.created', 'task.completed']);
  });

  it('the trash: delete, not there, restore, there again', async () => {
    const task = await door.make();
    const deleted = await door.call(routes.deleteTask, { ...asJo(), params: { id: task.id } });
    expect([deleted.status, deleted.body]).toEqual([204, undefined]);
    expect((await get(task.id)).status).toBe(404);
    expect((await step('completeTask', task.id)).status).toBe(404);
    expect((await door.call(routes.deleteTask, { ...asJo(), params: { id: task.id } })).status).toBe(404);
    expect((await step('restoreTask', task.id)).body).toMatchObject({ id: task.id, version: 3 });
    expect((await step('restoreTask', task.id)).body['code']).toBe('invalid_transition');
    expect(await door.eventsOf(task.id)).toEqual(['task.created', 'task.deleted', 'task.restored']);
  });
});
