import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, routes } from './testing/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());

const bulk = (operations: object[], headers = {}) =>
  door.call(routes.bulkTasks, { token: door.jo.token, body: { operations }, headers });
const resultsOf = async (operations: object[]) => (await bulk(operations)).body.results;

describe('POST /api/tasks/bulk', () => {
  it('answers one result per operation, in order, as each alone would have been answered', async () => {
    const [a, b] = [await door.make({ title: 'A' }), await door.make({ title: 'B' })];
    const foreign = await door.make({ title: 'Secret' }, door.mira);
    const results = await resultsOf([
      { op: 'create', body: { title: 'C' } },
      { op: 'create', body: { title: '' } },
      { op: 'create' },
      { op: 'create', id: a.id, body: { title: 'D' } },
      { op: 'update', id: a.id, body: { title: 'A2' } },
      { op: 'update', id: a.id, body: { colour: 'red' } },
      { op: 'update', body: { title: 'x' } },
      { op: 'complete', id: b.id, body: { actualMinutes: 3 } },
      { op: 'complete', id: b.id },
      { op: 'reopen', id: b.id },
      { op: 'start', id: b.id },
      { op: 'start', id: b.id, body: { now: true } },
      { op: 'delete', id: a.id },
      { op: 'restore', id: a.id },
      { op: 'update', id: foreign.id, body: { title: 'Mine' } },
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      201, 400, 400, 400, 200, 400, 400, 200, 409, 200, 200, 400, 204, 200, 404,
    ]);
    expect(results.map(({ problem }) => problem?.['code'] ?? null)).toEqual([
      null,
      'invalid_body',
      'invalid_body',
      'invalid_body',
      null,
      'invalid_body',
      'invalid_body',
      null,
      'invalid_transition',
      null,
      null,
      'invalid_body',
      null,
      null,
      'not_found',
    ]);
    expect(results[4]!.task).toMatchObject({ id: a.id, title: 'A2', version: 2 });
    expect(results[12]).toEqual({ status: 204, task: null, problem: null });
    expect(results[5]!.problem).toMatchObject({
      status: 400,
      errors: [{ pointer: '/colour' }],
      instance: '/api/tasks/bulk',
    });
    expect(JSON.stringify(results)).not.toContain('Secret');
    expect(await door.eventsOf(b.id)).toEqual(['task.created', 'task.completed', 'task.reopened', 'task.started']);
  });

  it('operations on one task run in order, whatever lies between them', async () => {
    const [a, b] = [await door.make(), await door.make()];
    const operations = Array.from({ length: 100 }, (_, n) => ({
      op: 'update',
      id: n % 2 ? a.id : b.id,
      body: { title: `Title ${n}` },
    }));
    const results = await resultsOf(operations);
    expect(results.map(({ task }) => task?.title)).toEqual(operations.map(({ body }) => body.title));
    expect(results.at(-1)!.task).toMatchObject({ version: 51 });
  });

  it('takes 500 operations, not 501 and not none', async () => {
    const create = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ op: 'create', body: { title: `T${n}` } }));
    const results = await resultsOf(create(500));
    expect(results.map(({ task }) => task?.title)).toEqual(create(500).map(({ body }) => body.title));
    expect((await bulk(create(501))).body['code']).toBe('invalid_body');
    expect((await bulk([])).body['code']).toBe('invalid_body');
    expect((await bulk([{ op: 'explode' }])).body['code']).toBe('invalid_body');
  });

  it('sent again with its key acts once, also when the answer was never kept', async () => {
    const task = await door.make();
    const operations = [
      { op: 'create', body: { title: 'Once' } },
      { op: 'update', id: task.id, body: { title: 'Twice' } },
      { op: 'complete', id: task.id },
    ];
    const first = await bulk(operations, { 'idempotency-key': 'bulk' });
    const keys = door.resources.documents.collection<{ id: string; version: number }>({
      name: 'idempotency_keys',
      expires: 'expiresAt' as never,
    });
    for (const { id, version } of (await keys.find({ where: {}, limit: 10 })).items) await keys.remove(id, version);
    const second = await bulk(operations, { 'idempotency-key': 'bulk' });
    expect(second.headers['idempotency-replayed']).toBeUndefined();
    expect(second.body.results[0]).toEqual(first.body.results[0]);
    expect(second.body.results[2]).toEqual(first.body.results[2]);
    expect(await door.eventsOf(task.id)).toEqual(['task.created', 'task.updated', 'task.completed']);
  });

  it('does every operation, and leaves out the tasks that its answer has no room for', async () => {
    const notes = 'n'.repeat(49_000);
    const ids: string[] = [];
    for (let n = 0; n < 60; n++) ids.push((await door.make({ title: `Large ${n}`, notes })).id);
    const { body } = await bulk(ids.map((id) => ({ op: 'start', id })));
    expect(JSON.stringify(body).length).toBeLessThan(2_300_000);
    expect(body.results.map(({ status }) => status)).toEqual(ids.map(() => 200));
    const told = body.results.filter(({ task }) => task !== null);
    expect(told.length).toBeGreaterThan(30);
    expect(told.length).toBeLessThan(60);
  }, 60_000);
});
