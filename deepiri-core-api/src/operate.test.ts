import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { upstreamNames } from 'deepiri-api-gateway';
import { type Env, SettingError } from 'deepiri-service-kit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { operate } from './operate.ts';

let server: Server;
let env: Env;

/** Every service at one address: it has a dead letter, and refuses whatever becomes of it. */
beforeEach(async () => {
  server = createServer((request, response) => {
    const isList = request.method === 'GET';
    const event = { id: 'evt_1', type: 'task.completed', subject: 'tsk_1' };
    const letter = { group: 'tasks', event, attempts: 10, error: 'no', failedAt: '2026-01-01T00:00:00Z' };
    const problem = { code: 'invalid_body', detail: 'ids.0 must be string.' };
    response.writeHead(isList ? 200 : 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isList ? { items: [letter] } : problem));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const addresses = upstreamNames.map((name) => [`${name.toUpperCase().replaceAll('-', '_')}_URL`, url]);
  env = { ...Object.fromEntries(addresses), SERVICE_SECRET: 'a secret of the tests, longer than 32 characters' };
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it.each(['resend', 'discard'])(
  'tells in a sentence, and without places in the code, why %s was refused',
  async (action) => {
    const failure: unknown = await operate(env, ['dead-letters', action, '--all']).catch((error) => error);
    expect(failure).toBeInstanceOf(SettingError);
    expect((failure as Error).message).toContain('ids.0 must be string.');
    expect((failure as Error).message).not.toContain('Is the platform running');
  },
);

it('asks whether the platform runs when nobody answers', async () => {
  server.closeAllConnections();
  server.close();
  await expect(operate(env, ['dead-letters'])).rejects.toThrow(/Is the platform running/);
});
