import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestPlatform, type TestPlatform } from '../platform.ts';

describe('bad input gets its problem answer, never a 500', () => {
  let platform: TestPlatform;
  let jo: Person;
  let mira: Person;
  beforeAll(async () => {
    platform = await startTestPlatform();
    jo = await platform.register('Jo');
    mira = await platform.register('Mira');
  });
  afterAll(() => platform.stop());

  const post = (path: string, options: Parameters<TestPlatform['call']>[2]) =>
    platform.call('POST', path, { token: jo.token, ...options });
  function expectProblem(answer: Answer, status: number, code: string) {
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ status, code, requestId: answer.headers.get('x-request-id') });
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|SQLITE|at Object/);
  }

  it.each([
    ['malformed JSON', '{"title":', 400, 'invalid_json'],
    ['no object', '"title"', 400, 'invalid_body'],
    ['an empty body', '', 400, 'invalid_body'],
    ['prototype poison', '{"title":"x","__proto__":{"admin":true}}', 400, 'invalid_json'],
    ['half a character', '{"title":"\\ud800"}', 400, 'invalid_json'],
    ['two labels of half a character', '{"title":"x","labels":["\\ud800","\\ud801"]}', 400, 'invalid_json'],
    ['a deep body', `{"title":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 400, 'invalid_json'],
    ['an unknown field', '{"title":"x","colour":"red"}', 400, 'invalid_body'],
    ['a wrong type', '{"title":1}', 400, 'invalid_body'],
    ['an over-long string', JSON.stringify({ title: 'x'.repeat(501) }), 400, 'invalid_body'],
    [
      '10,000 labels',
      JSON.stringify({ title: 'x', labels: Array.from({ length: 10_000 }, (_, i) => `l${i}`) }),
      400,
      'invalid_body',
    ],
    ['2 MiB', JSON.stringify({ title: 'x', notes: 'x'.repeat(2 * 1024 * 1024) }), 413, 'payload_too_large'],
  ])('%s', async (_, raw, status, code) => {
    expectProblem(await post('/api/tasks', { raw }), status, code);
  });

  it('whole characters, however they are written', async () => {
    const answer = await post('/api/tasks', { raw: '{"title":"\\ud83d\\ude00 \\\\ud800 \u{1f600}"}' });
    expect(answer.status).toBe(201);
    expect(answer.body.title).toBe('\u{1f600} \\ud800 \u{1f600}');
  });

  it('a limit without end', async () => {
    expectProblem(await platform.call('GET', '/api/tasks?limit=1e309', { token: jo.token }), 400, 'invalid_query');
  });

  it.each(['2016-12-31T23:59:60Z', '9999-12-31T23:59:59-23:59'])('a token that ends at %s', async (expiresAt) => {
    const body = { name: 'x', scopes: ['tasks:read'], expiresAt };
    expectProblem(await post('/api/users/me/tokens', { body }), 400, 'invalid_body');
  });

  it.each([
    ['an id of 400 characters', `/api/tasks/${'a'.repeat(400)}`],
    ['an id that is badly encoded', '/api/tasks/%ff'],
    ['a path that is badly encoded', '/%zz'],
  ])('%s', async (_, path) => {
    expectProblem(await platform.call('GET', path, { token: jo.token }), 400, 'invalid_path');
  });

  it.each(['   ', '\u200b\u200b', 'Jo\u0000', '\u202Eoj'])(
    'a name that nobody can read or that plays tricks: %j',
    async (name) => {
      const body = { email: `odd${performance.now()}@example.org`, password: 'correct horse battery', name };
      expectProblem(await platform.call('POST', '/api/users/register', { body }), 400, 'invalid_body');
    },
  );

  it('another content type', async () => {
    expectProblem(
      await post('/api/tasks', { raw: 'title=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      415,
      'unsupported_media_type',
    );
  });

  it('no token, a forged token, a token of a forged algorithm', async () => {
    expectProblem(await platform.call('GET', '/api/tasks'), 401, 'unauthenticated');
    const [header, payload] = jo.token.split('.');
    expectProblem(
      await platform.call('GET', '/api/tasks', { token: `${header}.${payload}.${'A'.repeat(86)}` }),
      401,
      'unauthenticated',
    );
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    expectProblem(await platform.call('GET', '/api/tasks', { token: none }), 401, 'unauthenticated');
    expectProblem(await platform.call('GET', '/api/tasks', { token: 'garbage' }), 401, 'unauthenticated');
    expectProblem(await platform.call('GET', '/api/tasks', { token: 'dpi_pat_garbage' }), 401, 'unauthenticated');
  });

  it('G10 forged identity headers change nothing', async () => {
    const headers = {
      'x-user-id': mira.id,
      'x-user-role': 'admin',
      'x-service-token': 'x',
      'x-request-id': 'req_mine',
    };
    const me = await platform.call('GET', '/api/users/me', { token: jo.token, headers });
    expect(me.body.id).toBe(jo.id);
    expect(me.headers.get('x-request-id')).not.toBe('req_mine');
    expectProblem(await platform.call('GET', '/api/users/me', { headers }), 401, 'unauthenticated');
  });

  it('internal paths are not reachable from outside', async () => {
    expectProblem(await post('/internal/tokens/exchange', { body: { token: 'x' } }), 404, 'not_found');
    expectProblem(await post('/api/users/../../internal/tokens/exchange', { body: { token: 'x' } }), 404, 'not_found');
  });

  it('a cyclic dependency names the circle', async () => {
    const ids: string[] = [];
    for (const title of ['A', 'B', 'C']) ids.push((await post('/api/tasks', { body: { title } })).body.id as string);
    const [a, b, c] = ids as [string, string, string];
    await platform.call('PUT', `/api/tasks/${a}/dependencies/${b}`, { token: jo.token });
    await platform.call('PUT', `/api/tasks/${b}/dependencies/${c}`, { token: jo.token });
    const answer = await platform.call('PUT', `/api/tasks/${c}/dependencies/${a}`, { token: jo.token });
    expectProblem(answer, 409, 'dependency_cycle');
    expect(answer.body.path).toEqual([c, a, b, c]);
  });

  it('a cursor from another list', async () => {
    for (const title of ['one', 'two', 'three']) await post('/api/tasks', { body: { title } });
    const page = await platform.call('GET', '/api/tasks?limit=1', { token: jo.token });
    const cursor = encodeURIComponent(page.body.nextCursor as string);
    expectProblem(
      await platform.call('GET', `/api/tasks?limit=1&sort=title&cursor=${cursor}`, { token: jo.token }),
      400,
      'invalid_cursor',
    );
    expectProblem(
      await platform.call('GET', `/api/notifications?cursor=${cursor}`, { token: jo.token }),
      400,
      'invalid_cursor',
    );
    expectProblem(
      await platform.call('GET', `/api/gamification/ledger?cursor=${cursor}`, { token: jo.token }),
      400,
      'invalid_cursor',
    );
    expectProblem(await platform.call('GET', '/api/tasks?cursor=AAAA', { token: jo.token }), 400, 'invalid_cursor');
    expectProblem(
      await platform.call('GET', `/api/tasks?limit=1&cursor=${cursor}`, { token: mira.token }),
      400,
      'invalid_cursor',
    );
  });

  it.each([
    '/api/tasks/not-an-id',
    '/api/tasks?limit=0',
    '/api/tasks?limit=many',
    '/api/tasks?status=sleeping',
    '/api/tasks?dueBefore=soon',
    '/api/tasks?sort=colour',
  ])('a wrong path or query: %s', async (path) => {
    const answer = await platform.call('GET', path, { token: jo.token });
    expect([400, 404]).toContain(answer.status);
    expect(answer.body.code).toMatch(/^invalid_|not_found/);
  });

  it('an unknown path, a wrong method, a malformed target', async () => {
    expectProblem(await platform.call('GET', '/api/nothing'), 404, 'not_found');
    expectProblem(await platform.call('PUT', '/api/tasks', { token: jo.token, body: {} }), 405, 'method_not_allowed');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      httpRequest(
        `${platform.url}/`,
        { path: '/api/tasks/%zz', headers: { authorization: `Bearer ${jo.token}` } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });
    expect([400, 404]).toContain(status);
  });

  it.each(['api-gateway', 'auth-service'])('what is no HTTP, also at the door of %s', async (name) => {
    const port = name === 'api-gateway' ? platform.port : platform.ports[name]!;
    for (const [text, status, code] of [
      ['GET /api/tasks HTTP/x\r\n\r\n', 400, 'malformed_request'],
      [`GET /api/tasks HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}`, 431, 'headers_too_large'],
    ] as const) {
      const { head, body } = await sendRaw(port, text);
      expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} .*content-type: application/problem\\+json`, 's'));
      expect(head).toMatch(/connection: close/);
      expect(JSON.parse(body)).toMatchObject({ status, code, requestId: expect.stringMatching(/^req_/) });
    }
  });

  it('an idempotency key: replay, other body, too long', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    const first = await post('/api/tasks', { body: { title: 'Once' }, headers });
    const again = await post('/api/tasks', { body: { title: 'Once' }, headers });
    expect(again.body).toEqual(first.body);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expectProblem(await post('/api/tasks', { body: { title: 'Twice' }, headers }), 422, 'idempotency_key_reused');
    expectProblem(
      await post('/api/tasks', { body: { title: 'x' }, headers: { 'idempotency-key': 'k'.repeat(256) } }),
      400,
      'invalid_header',
    );
  });

  it('a stale version answers the current one', async () => {
    const { body: task } = await post('/api/tasks', { body: { title: 'Draft' } });
    const patch = (title: string) =>
      platform.call('PATCH', `/api/tasks/${task.id}`, {
        token: jo.token,
        body: { title },
        headers: { 'if-match': '"1"' },
      });
    expect((await patch('Mine')).status).toBe(200);
    const late = await patch('Theirs');
    expectProblem(late, 412, 'stale_version');
    expect(late.body.current).toMatchObject({ id: task.id, title: 'Mine', version: 2 });
  });
});

async function sendRaw(port: number, text: string): Promise<{ head: string; body: string }> {
  let answer = '';
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  // It is closed while the rest of a head without end may still be on its way.
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.write(text);
  await new Promise((resolve) => socket.once('close', resolve));
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { head, body };
}
