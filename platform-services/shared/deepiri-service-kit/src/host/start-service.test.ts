import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptLog, startForTest, type TestService } from '../testing/index.ts';
import { noteRoutes, notesService } from '../testing/notes-service.ts';
import { operatorRoutes } from './operator.ts';

const JO = 'usr_00000000-0000-7000-8000-000000000001';

describe('a service in its host', () => {
  let notes: TestService;
  let token: string;
  const { log, lines } = keptLog();
  beforeAll(async () => {
    notes = await startForTest(notesService, { log });
    token = await notes.tokenFor(JO);
  });
  afterAll(() => notes.stop());

  const write = (text: unknown, headers = {}) => notes.call(noteRoutes.createNote, { token, body: { text }, headers });

  it('answers with status, ETag and request id, and gives nothing out that the contract does not name', async () => {
    const { status, body, headers } = await write('Hello');
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.stringMatching(/^not_/), text: 'Hello', version: 1 });
    expect(headers['etag']).toBe('"1"');
    expect(headers['x-request-id']).toMatch(/^req_/);
  });

  it('answers 304 to who has the version already', async () => {
    const { body } = await write('Hello');
    const again = await notes.call(noteRoutes.getNote, {
      token,
      params: { id: body.id },
      headers: { 'if-none-match': '"1"' },
    });
    expect(again.status).toBe(304);
  });

  it('lets no cache keep an answer and no browser guess what it is, whatever the answer', async () => {
    const { body } = await write('Mine');
    const read = await notes.call(noteRoutes.getNote, { token, params: { id: body.id } });
    const changed = await notes.call(noteRoutes.createNote, { token, body: {} });
    const broken = await notes.call(noteRoutes.breakNote, { token });
    const nowhere = await notes.inject({ url: '/nowhere' });
    const all = [read, changed, broken, { ...nowhere, status: nowhere.statusCode, headers: nowhere.headers }];
    expect(all.map(({ status }) => status)).toEqual([200, 400, 500, 404]);
    for (const { headers } of all)
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });

  it('G3 publishes what was stored, with actor, cause and trace', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const { body, headers } = await write('Traced', { traceparent });
    await notes.settled();
    expect(notes.published().find(({ subject }) => subject === body.id)).toMatchObject({
      source: '/notes',
      type: 'session.ended',
      userid: JO,
      actor: { type: 'user', id: JO },
      cause: headers['x-request-id'],
      traceparent,
    });
  });

  it('keeps the answer to an idempotency key for a day', async () => {
    const headers = { 'idempotency-key': 'a-key' };
    const first = await write('Once', headers);
    const again = await write('Once', headers);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await write('Other', headers)).body.code).toBe('idempotency_key_reused');
    const mira = await notes.tokenFor('usr_00000000-0000-7000-8000-000000000002');
    const theirs = await notes.call(noteRoutes.createNote, { token: mira, body: { text: 'Once' }, headers });
    expect(theirs.body.id).not.toBe(first.body.id);
    notes.clock.advance(25 * 3_600_000);
    token = await notes.tokenFor(JO);
    const other = await write('Other', headers);
    expect(other).toMatchObject({ status: 201, body: { text: 'Other' } });
    expect(other.body.id).not.toBe(first.body.id);
  });

  it('refuses the same key while the first request runs', async () => {
    const headers = { 'idempotency-key': 'both' };
    const answers = await Promise.all([write('Both', headers), write('Both', headers)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('tells a stale version with the current representation', async () => {
    const { body } = await write('Draft');
    const change = (text: string) =>
      notes.call(noteRoutes.updateNote, {
        token,
        params: { id: body.id },
        body: { text },
        headers: { 'if-match': '"1"' },
      });
    expect((await change('Mine')).body.version).toBe(2);
    const late = await change('Theirs');
    expect([late.status, late.body.code]).toEqual([412, 'stale_version']);
    expect((late.body as { current?: unknown }).current).toEqual({ id: body.id, text: 'Mine', version: 2 });
  });

  it('writes nothing when nothing changes', async () => {
    const { body } = await write('Same');
    const answer = await notes.call(noteRoutes.updateNote, { token, params: { id: body.id }, body: { text: 'Same' } });
    expect(answer.body.version).toBe(1);
  });

  it('concurrent writers without If-Match all come through', async () => {
    const { body } = await write('Start');
    await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        notes.call(noteRoutes.updateNote, { token, params: { id: body.id }, body: { text: `v${i}` } }),
      ),
    );
    expect((await notes.call(noteRoutes.getNote, { token, params: { id: body.id } })).body.version).toBe(9);
  });

  it('a fault inside is answered without its cause', async () => {
    const { status, body } = await notes.call(noteRoutes.breakNote, { token });
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });

  it('a fault inside is logged with its place in the code, request and trace', async () => {
    const { headers } = await notes.call(noteRoutes.breakNote, { token });
    const requestId = headers['x-request-id'];
    expect(lines.find((line) => line['requestId'] === requestId && line['level'] === 'error')).toMatchObject({
      service: 'notes',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      method: 'POST',
      route: '/notes/break',
      err: { message: 'secret cause: password=[secret]', stack: expect.stringContaining('notes-service.ts') },
    });
  });

  it('G10 wants a valid token with the scope, and a service token where only services may', async () => {
    expect((await notes.call(noteRoutes.getNote, { params: { id: 'x' } })).body.code).toBe('unauthenticated');
    const old = await notes.tokenFor(JO, { expiresInSeconds: -1 });
    expect((await notes.call(noteRoutes.getNote, { params: { id: 'x' }, token: old })).body.code).toBe('token_expired');
    const reader = await notes.tokenFor(JO, { scopes: ['tasks:read'] });
    expect((await notes.call(noteRoutes.createNote, { body: { text: 'x' }, token: reader })).body.code).toBe(
      'insufficient_scope',
    );
    expect((await notes.call(noteRoutes.internalNote, { token })).status).toBe(404);
    expect((await notes.call(noteRoutes.internalNote, { token: await notes.serviceToken('other') })).status).toBe(204);
    // What a service was shown is worth nothing at another one.
    const elsewhere = await notes.serviceToken('other', 'auth-service');
    expect((await notes.call(noteRoutes.internalNote, { token: elsewhere })).body.code).toBe('unauthenticated');
    // A service is nobody who could own anything.
    const service = await notes.serviceToken('other');
    expect(await notes.call(noteRoutes.createNote, { body: { text: 'x' }, token: service })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    const gone = await notes.tokenFor(JO, { sessionId: 'ses_gone' });
    notes.resources.authenticator.revoke('ses_gone');
    expect((await notes.call(noteRoutes.getNote, { params: { id: 'x' }, token: gone })).body.code).toBe(
      'unauthenticated',
    );
  });

  it('tells a wrong method from a wrong path', async () => {
    const wrong = await notes.inject({ method: 'DELETE', url: '/notes/x' });
    expect([wrong.statusCode, wrong.headers['allow']]).toEqual([405, 'GET, PATCH']);
    expect((await notes.inject({ method: 'GET', url: '/nothing' })).statusCode).toBe(404);
  });

  it('is alive, ready and measured', async () => {
    expect((await notes.inject({ url: '/health' })).json()).toMatchObject({ status: 'ok', service: 'notes' });
    expect((await notes.inject({ url: '/ready' })).json()).toMatchObject({
      status: 'ready',
      parts: { documents: 'up', bus: 'up' },
    });
    expect((await notes.inject({ url: '/metrics' })).body).toMatch(
      /deepiri_http_request_duration_seconds_count\{.*method="POST".*route="\/notes".*status="201".*\} \d+/,
    );
  });

  it('lets an operator rebuild projections and see dead letters', async () => {
    const operator = await notes.serviceToken('operator');
    const rebuilt = await notes.call(operatorRoutes.rebuildProjections, { token: operator, body: {} });
    expect(rebuilt.body).toEqual({ rebuilt: [{ name: 'handled', items: expect.any(Number) }] });
    expect((await notes.call(operatorRoutes.listDeadLetters, { token: operator })).body).toEqual({ items: [] });
    const foreign = await notes.call(operatorRoutes.resendDeadLetters, {
      token: operator,
      body: { group: 'other', ids: [] },
    });
    expect(foreign.status).toBe(404);
  });
});

it('G9 a service whose bus is down says so in /ready and /metrics, and answers what needs no bus', async () => {
  const notes = await startForTest(notesService);
  const token = await notes.tokenFor(JO);
  await notes.resources.bus.close();
  const ready = await notes.inject({ url: '/ready' });
  expect([ready.statusCode, ready.json().parts]).toEqual([503, { documents: 'up', bus: 'down' }]);
  const metrics = await notes.inject({ url: '/metrics' });
  expect(metrics.statusCode).toBe(200);
  expect(metrics.body).toMatch(/^deepiri_dependency_up\{.*part="bus".*\} 0$/m);
  expect(metrics.body).toMatch(/^deepiri_dependency_up\{.*part="documents".*\} 1$/m);
  expect(metrics.body).not.toMatch(/^deepiri_event_lag\{/m);
  expect((await notes.call(noteRoutes.createNote, { token, body: { text: 'Still' } })).status).toBe(201);
  await notes.stop();
});
