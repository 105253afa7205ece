import { keptLog } from 'deepiri-service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, eventually, type Person, startTestPlatform, type TestPlatform } from '../platform.ts';
import { shapeName } from '../shapes/place.ts';

const REQUEST = /^req_[0-9a-f-]{36}$/;
const OWN_STORES = /^(waiting for|the cache is) /;
const TRACE = /^[0-9a-f]{32}$/;

describe('the lines of a running platform', () => {
  const log = keptLog('debug');
  const { lines } = log;
  let platform: TestPlatform;
  let jo: Person;
  let accessToken: string;
  const answers: Answer[] = [];
  beforeAll(async () => {
    platform = await startTestPlatform({ log, env: { RATE_LIMIT: 'on', RATE_LIMIT_CREDENTIALS_PER_MINUTE: '3' } });
    jo = await platform.register('Ida Quirin');
    const socket = platform.socket({ token: jo.token });
    await eventually(() => socket.connected, 'the socket connects');
    const call = async (...request: Parameters<TestPlatform['call']>) => {
      const answer = await platform.call(...request);
      answers.push(answer);
      return answer;
    };
    const { body: task } = await call('POST', '/api/tasks', { token: jo.token, body: { title: 'Call Dr. Weber' } });
    await call('POST', `/api/tasks/${task.id}/complete`, { token: jo.token });
    await call('GET', '/api/tasks?q=Weber', { token: jo.token });
    await call('GET', '/api/tasks/tsk_none', { token: jo.token });
    await call('POST', '/api/tasks', { token: jo.token, raw: '{"title":' });
    await call('GET', '/api/tasks', { token: 'not.a.token' });
    await call('GET', '/api/nothing');
    await call('GET', '/health');
    const pat = await call('POST', '/api/users/tokens', {
      token: jo.token,
      body: { name: 'script', scopes: ['tasks:read'] },
    });
    accessToken = pat.body.token;
    await call('GET', '/api/tasks', { token: accessToken });
    // On a slow machine, turns flow in while one knocks.
    await eventually(async () => {
      const body = { email: jo.email, password: 'wrong horse battery' };
      return (await call('POST', '/api/users/login', { body })).status === 429;
    }, 'there were too many tries');
    await platform.settled();
    socket.disconnect();
    await eventually(() => lines.some(({ msg }) => msg === 'socket closed'), 'the socket is gone');
  });
  afterAll(() => platform.stop());

  it('tell each request once in each process, with its route, how it ended, and how long it took', async () => {
    for (const { status, headers } of answers.filter((answer) => answer.headers.has('x-request-id'))) {
      const requestId = headers.get('x-request-id');
      const told = await eventually(() => {
        const found = lines.filter((line) => line.msg === 'request' && line.requestId === requestId);
        return found.length > 0 && found;
      }, `the line of ${requestId}`);
      // In a process of its own, the gateway tells of what it has handed on as well.
      expect(new Set(told.map(({ service }) => service)).size).toBe(told.length);
      expect(told.length).toBeLessThanOrEqual(shapeName === 'services' ? 2 : 1);
      for (const line of told)
        expect(line).toMatchObject({
          level: 'info',
          status,
          requestId: expect.stringMatching(REQUEST),
          traceId: expect.stringMatching(TRACE),
          method: expect.stringMatching(/^(GET|POST)$/),
          route: expect.stringMatching(/^(\/.*|none)$/),
          durationMs: expect.any(Number),
        });
    }
    expect(lines).toContainEqual(
      expect.objectContaining({ service: 'task-orchestrator', route: '/api/tasks/:id/complete', status: 200 }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ service: 'api-gateway', route: '/api/users', method: 'POST', status: 429 }),
    );
    expect(lines).toContainEqual(expect.objectContaining({ service: 'api-gateway', route: '/api/tasks', status: 401 }));
  });

  it('tell what machines ask every few seconds at debug only', () => {
    expect(lines.filter(({ route }) => route === '/health').map(({ level }) => level)).toEqual(['debug']);
  });

  it('tell what handlers do with event, type, cause and trace', () => {
    const completed = lines.find(({ route }) => route === '/api/tasks/:id/complete')!;
    const handled = lines.filter(({ msg, traceId }) => msg === 'event handled' && traceId === completed.traceId);
    expect(handled).toContainEqual(
      expect.objectContaining({
        service: 'engagement-service',
        group: 'engagement-service',
        event: expect.stringMatching(/^evt_/),
        type: 'task.completed',
        cause: completed.requestId,
        outcome: 'done',
      }),
    );
    expect(handled.map(({ service, type }) => `${service} ${type}`)).toEqual(
      expect.arrayContaining(['notification-service xp.awarded', 'realtime-gateway notification.created']),
    );
  });

  it('hold no secret, and nothing that says who it was or what they wrote', () => {
    // A store that answers late is named by its address, which is the platform's own.
    const told = lines.filter(({ msg }) => !OWN_STORES.test(String(msg)));
    expect(told.length).toBeGreaterThan(20);
    const all = JSON.stringify(told);
    const secrets = [jo.token, jo.refreshToken, accessToken, 'correct horse battery', 'wrong horse battery'];
    const personal = [jo.id, jo.email, 'Ida', 'Quirin', 'Weber', '127.0.0.1'];
    for (const word of [...secrets, ...personal]) expect(all).not.toContain(word);
  });
});
