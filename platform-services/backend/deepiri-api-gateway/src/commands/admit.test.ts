import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { problem } from 'deepiri-contracts';
import { openCache } from 'deepiri-stores';
import { describe, expect, it } from 'vitest';
import type { Limits } from '../domain/limits.ts';
import { serviceFor, upstreamNames } from '../domain/routing.ts';
import { createAdmission } from './admit.ts';

it('counts a request with a token that is not good as one without, so that guessing has a limit', async () => {
  const refusals: string[] = [];
  const wide = { burst: 100, perSecond: 1 };
  const admit = createAdmission({
    authenticator: {
      verify: () => {
        throw problem('unauthenticated', 'The token is not valid.');
      },
    },
    exchange: { exchange: async () => '', forget: () => {} },
    cache: await openCache('memory:'),
    maxConcurrent: 9,
    isTrustedProxy: () => false,
    token: async () => 'service',
    refused: (limit) => refusals.push(limit),
    limits: { user: wide, credentials: wide, anonymous: { burst: 2, perSecond: 0.001 } },
  });
  const guess = () => {
    const request = new IncomingMessage(new Socket());
    request.url = '/api/tasks';
    request.headers.authorization = 'Bearer guessed';
    return admit(request, new ServerResponse(request), [], 'req_1', 'task-orchestrator');
  };
  await expect(guess()).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(guess()).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(guess()).rejects.toMatchObject({ code: 'rate_limited' });
  expect(refusals).toEqual(['anonymous']);
});

it('G10 shows each service a token that is good there only, whatever the client sent', async () => {
  const admit = createAdmission({
    authenticator: { verify: () => Promise.reject(problem('unauthenticated')) },
    exchange: { exchange: async () => '', forget: () => {} },
    cache: await openCache('memory:'),
    maxConcurrent: 9,
    isTrustedProxy: () => false,
    token: async (service) => `for ${service}`,
    refused: () => {},
    limits: undefined,
  });
  for (const service of upstreamNames) {
    const request = new IncomingMessage(new Socket());
    request.headers['x-service-token'] = 'of the client';
    await admit(request, new ServerResponse(request), [], 'req_1', service);
    expect(request.headers['x-service-token']).toBe(`for ${service}`);
  }
});

describe('requests of one user at once', () => {
  const wide = { burst: 1000, perSecond: 1 };
  const limits = { user: wide, credentials: wide, anonymous: wide };
  const open = async (options: { limits?: Limits | undefined } = { limits }) => {
    const admit = createAdmission({
      authenticator: {
        verify: async (id) => ({ kind: 'user', id, role: 'user', scopes: undefined, sessionId: 'ses_1' }) as never,
      },
      exchange: { exchange: async () => '', forget: () => {} },
      cache: await openCache('memory:'),
      limits: options.limits,
      maxConcurrent: 2,
      isTrustedProxy: () => false,
      token: async () => 'service',
      refused: () => {},
    });
    return async (user: string | undefined, url = '/api/tasks', prepare = (_response: ServerResponse) => {}) => {
      const request = new IncomingMessage(new Socket());
      request.url = url;
      if (user) request.headers.authorization = `Bearer ${user}`;
      const response = new ServerResponse(request);
      prepare(response);
      await admit(request, response, [], 'req_1', serviceFor(url)!);
      return response;
    };
  };
  const refused = { code: 'rate_limited', details: { headers: { 'retry-after': '1' } } };

  it.each(['jo', undefined])('are limited, and counted until the answer is gone (%s)', async (who) => {
    const come = await open();
    const [first] = [await come(who), await come(who)];
    await expect(come(who)).rejects.toMatchObject(refused);
    await come('mira');
    first.emit('close');
    await come(who);
    await expect(come(who)).rejects.toMatchObject(refused);
  });

  it('one that was gone before it was let in does not count', async () => {
    const come = await open();
    const gone = (response: ServerResponse) => Object.defineProperty(response, 'closed', { value: true });
    for (let n = 0; n < 5; n++) await come('jo', '/api/tasks', gone);
    await come('jo');
  });

  it('do not count while they wait for live events, nor where limits are off', async () => {
    const come = await open();
    for (let n = 0; n < 5; n++) await come('jo', '/socket.io/?transport=polling');
    await come('jo');
    const free = await open({});
    for (let n = 0; n < 5; n++) await free('jo');
  });
});
