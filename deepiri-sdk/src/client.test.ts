import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { type Given, type LocalServer, problemAnswer, type Received, startLocalServer } from '../test/local-server.ts';
import { createDeepiri, type DeepiriSettings, isProblem, ProblemResponse, type Task } from './index.ts';

let server: LocalServer;
afterEach(() => server.stop());

/** A client with a fixed token of a server that answers as told. */
async function clientOf(
  answer: (request: Received) => Given | Promise<Given>,
  settings: Partial<DeepiriSettings> = {},
) {
  server = await startLocalServer(answer);
  return createDeepiri({ baseUrl: server.url, token: 'dpi_pat_1', retry: { backoffMs: 1 }, ...settings });
}

const task = { id: 'tsk_01900000-0000-7000-8000-000000000002', title: 'Write', version: 3 };
const ok: Given = { status: 200, body: task };
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it succeeded'),
    (error: ProblemResponse) => error,
  );

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('a call', () => {
  it('sends method, path, query, body and token, and answers the body', async () => {
    const api = await clientOf(() => ({ status: 201, body: task }));
    const created = await api.call('createTask', { body: { title: 'Write' } });
    expectTypeOf(created).toEqualTypeOf<Task>();
    expect(created).toEqual(task);
    expect(server.received[0]).toMatchObject({ method: 'POST', path: '/api/tasks', body: { title: 'Write' } });
    expect(server.received[0]!.headers).toMatchObject({
      authorization: 'Bearer dpi_pat_1',
      'content-type': 'application/json',
    });
  });

  it('answers a file as it is', async () => {
    const api = await clientOf(() => ({ status: 200, body: { format: 'deepiri-archive' } }));
    const file = await api.call('exportTasks', { query: { format: 'json' } });
    expectTypeOf(file).toEqualTypeOf<Blob>();
    expect(JSON.parse(await file.text())).toEqual({ format: 'deepiri-archive' });
  });

  it('fills path parameters safely and leaves undefined query fields out', async () => {
    const api = await clientOf(() => ok);
    await api.call('explainLedgerEntry', { params: { id: 'a/b?c' } });
    await api.call('listTasks', { query: { q: 'ä & b', limit: 5, status: undefined } });
    expect(server.received[0]!.path).toBe('/api/gamification/ledger/a%2Fb%3Fc/explain');
    expect(Object.fromEntries(server.received[1]!.query)).toEqual({ q: 'ä & b', limit: '5' });
    await expect(api.call('getTask', { params: { id: '' } })).rejects.toThrow('id is missing');
  });

  it('answers status, headers and ETag on request, and nothing for 204', async () => {
    const api = await clientOf((request) =>
      request.method === 'DELETE' ? { status: 204 } : { status: 200, body: task, headers: { etag: '"3"' } },
    );
    const answer = await api.request('getTask', { params: { id: task.id } });
    expect(answer).toMatchObject({ status: 200, body: task, etag: '"3"' });
    expect(await api.call('deleteTask', { params: { id: task.id }, ifMatch: answer.etag })).toBeUndefined();
    await api.call('deleteTask', { params: { id: task.id }, ifMatch: 4 });
    expect(server.received.slice(1).map((request) => request.headers['if-match'])).toEqual(['"3"', '"4"']);
  });

  it('follows nextCursor through all pages, reading only what is taken', async () => {
    const pages: Record<string, unknown> = {
      '': { items: [1, 2], nextCursor: 'b' },
      b: { items: [], nextCursor: 'c' },
      c: { items: [3], nextCursor: null },
    };
    const api = await clientOf(({ query }) => ({ status: 200, body: pages[query.get('cursor') ?? ''] }));
    expect(await all(api.pages('listTasks', { query: { limit: 2 } }))).toEqual([1, 2, 3]);
    expect(server.received.map(({ query }) => query.get('limit'))).toEqual(['2', '2', '2']);
    for await (const _item of api.pages('listTasks')) break;
    expect(server.received).toHaveLength(4);
  });
});

describe('a problem', () => {
  it('is thrown with code, status, detail, errors, extension members and request id', async () => {
    const errors = [{ pointer: '/title', message: 'is too long' }];
    const api = await clientOf(() => problemAnswer(412, 'stale_version', { errors, current: task }));
    const error = await refusal(api.call('updateTask', { params: { id: task.id }, body: { title: 'x' }, ifMatch: 2 }));
    expect(error).toBeInstanceOf(ProblemResponse);
    expect(error).toMatchObject({
      code: 'stale_version',
      status: 412,
      detail: 'It is stale_version.',
      errors,
      requestId: 'req_1',
    });
    expect(error.body['current']).toEqual(task);
    expect(isProblem(error, 'stale_version')).toBe(true);
    expect(isProblem(error, 'not_found')).toBe(false);
  });

  it('is thrown for an answer that is none of the platform', async () => {
    const api = await clientOf(() => ({ status: 418, body: '<html>' }));
    expect(await refusal(api.call('getMe'))).toMatchObject({ code: 'unexpected_answer', status: 418 });
  });
});

describe('retries', () => {
  const failing = (times: number, failure: Given, then: Given = ok) => {
    let left = times;
    return () => (left-- > 0 ? failure : then);
  };

  it('read again after 502, 503, 504 and a broken connection', async () => {
    for (const failure of [
      problemAnswer(502, 'bad_gateway'),
      problemAnswer(503, 'unavailable'),
      problemAnswer(504, 'deadline_exceeded'),
      'hang up' as const,
    ]) {
      const api = await clientOf(failing(2, failure));
      expect(await api.call('getTask', { params: { id: task.id } })).toEqual(task);
      expect(server.received).toHaveLength(3);
      if (failure !== 'hang up') await server.stop();
    }
  });

  it('give every POST one idempotency key that stays the same from try to try', async () => {
    const api = await clientOf(failing(1, 'hang up', { status: 201, body: task }));
    await api.call('createTask', { body: { title: 'a' } });
    await api.call('createTask', { body: { title: 'a' } });
    await api.call('createTask', { body: { title: 'a' }, idempotencyKey: 'mine' });
    const keys = server.received.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
    expect(keys[3]).toBe('mine');
  });

  it('wait for a first try that is still running', async () => {
    const api = await clientOf(failing(1, problemAnswer(409, 'idempotency_in_progress')));
    expect(await api.call('completeTask', { params: { id: task.id } })).toEqual(task);
  });

  it('never repeat a change without a key', async () => {
    const api = await clientOf(failing(1, problemAnswer(503, 'unavailable')));
    expect(await refusal(api.call('updateTask', { params: { id: task.id }, body: { title: 'b' } }))).toMatchObject({
      status: 503,
    });
    expect(server.received).toHaveLength(1);
  });

  it('never repeat signing in when the connection broke, because its answer is a secret', async () => {
    const api = await clientOf(failing(1, 'hang up'));
    expect(await refusal(api.signIn({ email: 'a@b.c', password: 'x' }))).toMatchObject({
      code: 'network_error',
      status: 0,
    });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]!.headers['idempotency-key']).toBeUndefined();
  });

  it('keep to Retry-After for 429, whatever the method', async () => {
    const times: number[] = [];
    const answer = failing(1, problemAnswer(429, 'rate_limited', {}, { 'retry-after': '1' }));
    const api = await clientOf(() => {
      times.push(Date.now());
      return answer();
    });
    await api.call('updateTask', { params: { id: task.id }, body: { title: 'b' } });
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(990);
  });

  it('give up at once when the server asks for more time than there is', async () => {
    const api = await clientOf(() => problemAnswer(429, 'rate_limited', {}, { 'retry-after': '600' }));
    expect(await refusal(api.call('getMe'))).toMatchObject({ code: 'rate_limited' });
    expect(server.received).toHaveLength(1);
  });

  it('end with the deadline: with the last problem, or saying that none came', async () => {
    const api = await clientOf(() => problemAnswer(503, 'unavailable'), { retry: { deadlineMs: 60, backoffMs: 10 } });
    expect(await refusal(api.call('getMe'))).toMatchObject({ code: 'unavailable' });
    await server.stop();
    const slow = await clientOf(() => new Promise(() => {}));
    expect(await refusal(slow.call('getMe', { deadlineMs: 30 }))).toMatchObject({
      code: 'deadline_exceeded',
      status: 0,
    });
  });

  it('stop when the caller aborts, with its reason', async () => {
    const api = await clientOf(() => new Promise(() => {}));
    const controller = new AbortController();
    const call = api.call('getMe', { signal: controller.signal });
    controller.abort(new Error('left the page'));
    await expect(call).rejects.toThrow('left the page');
  });
});

describe('types', () => {
  it('know each operation', async () => {
    const api = await clientOf(() => ok);
    const typed = () => {
      // @ts-expect-error there is no such operation
      api.call('makeCoffee');
      // @ts-expect-error the body is required
      api.call('createTask');
      // @ts-expect-error the title is required
      api.call('createTask', { body: {} });
      // @ts-expect-error params are required
      api.call('getTask');
      // @ts-expect-error a task has no colour
      api.call('createTask', { body: { title: 'a', colour: 'red' } });
      // @ts-expect-error not a list
      api.pages('getTask', { params: { id: '' } });
      api.call('completeTask', { params: { id: '' } });
      api.call('completeTask', { params: { id: '' }, body: { actualMinutes: 3 } });
      api.call('listTasks');
      expectTypeOf(api.call('listTasks')).resolves.toHaveProperty('nextCursor');
      expectTypeOf(api.pages('listTasks')).toEqualTypeOf<AsyncGenerator<Task, void, undefined>>();
      expectTypeOf(api.call('deleteTask', { params: { id: '' } })).resolves.toBeUndefined();
      api.live.on('task.completed', (event) => expectTypeOf(event.data.task).toEqualTypeOf<Task>());
      // @ts-expect-error not an event that leaves
      api.live.on('session.ended', () => {});
    };
    expect(typed).toBeTypeOf('function');
  });
});
