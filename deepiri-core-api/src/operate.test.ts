import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { upstreamNames } from 'deepiri-api-gateway';
import { type Env, SettingError } from 'deepiri-service-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { operate } from './operate.ts';

let server: Server;
let env: Env;
let asked: (string | undefined)[];

/** Every service at one address: it has a dead letter, and refuses whatever becomes of it. */
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.method);
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

const refusal = async (...args: string[]) => {
  const error: unknown = await operate(env, args).catch((reason) => reason);
  expect(error).toBeInstanceOf(SettingError);
  return (error as Error).message;
};

describe('what npm takes for itself, because it stands before `--`', () => {
  it.each(['resend', 'discard'])(
    '`%s --all` chooses nothing: it says what to type, and asks nobody',
    async (action) => {
      expect(await refusal('dead-letters', action)).toContain(`npm run dead-letters -- ${action} --all`);
      expect(asked).toEqual([]);
    },
  );

  it('of `discard --all --group tasks` leaves a word that is no id: it says so, and changes nothing', async () => {
    const message = await refusal('dead-letters', 'discard', 'tasks');
    expect(message).toMatch(/^no dead letter has the id tasks; .*npm run dead-letters -- /);
    expect(asked).not.toContain('POST');
  });

  it('of `--group tasks` leaves a word that is no action: it says how it is used', async () => {
    expect(await refusal('dead-letters', 'tasks')).toMatch(/npm run dead-letters -- .*--group/);
  });
});

it('changes nothing when one of the ids is none', async () => {
  expect(await refusal('dead-letters', 'resend', 'evt_1', 'evt_2')).toMatch(/^no dead letter has the id evt_2; /);
  expect(asked).not.toContain('POST');
});

it('says how it is used when it does not know an option', async () => {
  expect(await refusal('dead-letters', '--every')).toMatch(/'--every'.*npm run dead-letters -- /);
});

it('lists, of all or of one group', async () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await operate(env, ['dead-letters', 'list', '--group', 'tasks']);
  expect(write).toHaveBeenCalledWith(expect.stringMatching(/^evt_1 /));
  write.mockClear();
  await operate(env, ['dead-letters', 'list', '--group', 'other']);
  expect(write.mock.calls).toEqual([['No dead letters.\n']]);
  write.mockRestore();
});

it('asks whether the platform runs when nobody answers', async () => {
  server.closeAllConnections();
  server.close();
  await expect(operate(env, ['dead-letters'])).rejects.toThrow(/Is the platform running/);
});
