import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startForTest, type TestService } from '../testing/index.ts';
import { noteRoutes, notesService } from '../testing/notes-service.ts';
import { CallRefused } from './failure.ts';
import { createServiceClient } from './service-client.ts';
import { networkWire, processWire, type Wire } from './wires.ts';

const JO = 'usr_00000000-0000-7000-8000-000000000001';

describe.each(['in one process', 'over the network'])('a call to another service, %s', (place) => {
  let notes: TestService;
  let wire: Wire;
  beforeAll(async () => {
    notes = await startForTest(notesService);
    if (place === 'in one process') wire = processWire(() => notes.service.app);
    else wire = networkWire('notes', [`http://127.0.0.1:${await notes.service.listen(0, '127.0.0.1')}`]);
  });
  afterAll(() => notes.stop());

  const client = (token: () => Promise<string> | string) =>
    createServiceClient(noteRoutes, { service: 'notes', wire, token });

  it('goes through the contract of the route, and answers its body', async () => {
    const asJo = client(() => notes.tokenFor(JO));
    const made = await asJo.createNote({ body: { text: 'Milk & bread' } });
    expect(made).toEqual({ id: expect.stringMatching(/^not_/), text: 'Milk & bread', version: 1 });
    expect(await asJo.getNote({ params: { id: made.id } })).toEqual(made);
    await expect(asJo.createNote({ body: { text: '' } })).rejects.toMatchObject({ status: 400, code: 'invalid_body' });
  });

  it('G10 is refused without a valid token of a service', async () => {
    expect(await client(() => notes.serviceToken('tasks')).internalNote({})).toBeUndefined();
    await expect(client(() => 'forged').internalNote({})).rejects.toMatchObject({
      status: 401,
      code: 'unauthenticated',
    });
    await expect(client(() => notes.tokenFor(JO)).internalNote({})).rejects.toMatchObject({ code: 'not_found' });
  });

  it('that is refused is no problem of the one who asked the caller', async () => {
    const error = await client(() => 'forged')
      .internalNote({})
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CallRefused);
    expect(String(error)).toMatch(/notes internalNote was refused: 401 unauthenticated/);
  });

  it('that comes too late is answered at once, and nothing is done', async () => {
    const answer = await notes.inject({ url: '/health', headers: { 'x-deepiri-deadline': String(Date.now() - 1) } });
    expect([answer.statusCode, answer.json().code]).toEqual([504, 'deadline_exceeded']);
  });
});

describe('a call over the network', () => {
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
  });

  async function serve(listener: RequestListener) {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push(() => server.close().closeAllConnections());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const clientOf = (url: string, withinMs = 5_000) =>
    createServiceClient(noteRoutes, {
      service: 'notes',
      wire: networkWire('notes', [url]),
      token: () => 'token',
      withinMs,
    });
  const note = JSON.stringify({ id: 'not_1', text: 'x', version: 1 });
  const failing = (times: number, status: number) => {
    const seen: IncomingMessage[] = [];
    const listener = (request: IncomingMessage, response: ServerResponse) => {
      seen.push(request);
      if (seen.length <= times) request.socket.destroy();
      else response.writeHead(status).end(note);
    };
    return { seen, listener };
  };

  it('shows the token, and passes deadline and trace on', async () => {
    const { seen, listener } = failing(0, 200);
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const deadline = Date.now() + 60_000;
    const passed = { deadline, context: { traceparent } };
    await clientOf(await serve(listener), 90_000).getNote({ params: { id: 'a/b?' } }, passed);
    expect(seen[0]!.url).toBe('/notes/a%2Fb%3F');
    expect(seen[0]!.headers).toMatchObject({
      authorization: 'Bearer token',
      'x-deepiri-deadline': String(deadline),
      traceparent,
    });
  });

  it('is repeated when it is idempotent', async () => {
    const { seen, listener } = failing(2, 200);
    expect(await clientOf(await serve(listener)).getNote({ params: { id: 'x' } })).toMatchObject({ id: 'not_1' });
    expect(seen).toHaveLength(3);
  });

  it('is not repeated when it may do something twice, unless the caller knows better', async () => {
    const first = failing(1, 201);
    await expect(clientOf(await serve(first.listener)).createNote({ body: { text: 'x' } })).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(first.seen).toHaveLength(1);
    const second = failing(1, 201);
    const client = clientOf(await serve(second.listener));
    expect(await client.createNote({ body: { text: 'x' } }, { idempotent: true })).toMatchObject({ id: 'not_1' });
  });

  it('G9 is unavailable when nobody is there, and who keeps failing is left alone', async () => {
    const { seen, listener } = failing(100, 200);
    const client = clientOf(await serve(listener));
    for (let n = 0; n < 3; n++)
      await expect(client.getNote({ params: { id: 'x' } })).rejects.toMatchObject({
        code: 'unavailable',
        details: { headers: { 'retry-after': '2' } },
      });
    // Three calls of three tries each would be nine.
    expect(seen).toHaveLength(5);
  });

  it('ends when its time is up, and does not begin when that of its caller is', async () => {
    const seen: IncomingMessage[] = [];
    const url = await serve((request) => void seen.push(request));
    const late = { code: 'deadline_exceeded' };
    await expect(clientOf(url, 100).createNote({ body: { text: 'x' } })).rejects.toMatchObject(late);
    const inTime = { deadline: Date.now() + 100 };
    await expect(clientOf(url).createNote({ body: { text: 'x' } }, inTime)).rejects.toMatchObject(late);
    expect(seen).toHaveLength(2);
    const over = { deadline: Date.now() - 1 };
    await expect(clientOf(url).createNote({ body: { text: 'x' } }, over)).rejects.toMatchObject(late);
    expect(seen).toHaveLength(2);
  });

  it.each([
    [503, 'unavailable'],
    [504, 'deadline_exceeded'],
  ])('that is answered %i is %s for the caller, too', async (status, code) => {
    const { listener } = failing(0, status);
    const call = clientOf(await serve(listener)).getNote({ params: { id: 'x' } });
    await expect(call).rejects.toMatchObject({ name: 'ProblemError', code });
  });
});
