import { createLogger } from 'deepiri-service-kit';
import { freePort } from 'deepiri-test-servers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callUrl, eventually } from '../platform.ts';
import { startInThisProcess } from './one-process.ts';
import { makePlace, type Place } from './place.ts';
import { type ServiceProcess, startServiceProcess } from './service-process.ts';
import type { Shape } from './shape.ts';

let place: Place;
let tasks: ServiceProcess;
let rest: Shape;
beforeAll(async () => {
  place = await makePlace('services');
  const base = (await freePort()) - 8;
  const port = await freePort();
  const env = {
    ...place.env,
    HOST: '127.0.0.1',
    RATE_LIMIT: 'off',
    SERVICE_PORT_BASE: String(base),
    SERVICE_SECRET: 'a secret of the tests, longer than 32 characters',
    TASK_ORCHESTRATOR_URL: `http://127.0.0.1:${port}`,
  };
  const log = { log: createLogger({ level: 'silent', name: 'moved-out', terminal: false }) };
  tasks = startServiceProcess({ name: 'task-orchestrator', port, env, now: undefined, line: () => {} });
  [rest] = await Promise.all([startInThisProcess({ place, env, clock: undefined, log }), tasks.ready()]);
});
afterAll(async () => {
  await rest?.stop();
  await tasks?.end();
  await place?.remove();
});

it('a service that has moved out is asked where it is, and all the rest works as before', async () => {
  expect(Object.keys(rest.ports)).not.toContain('task-orchestrator');
  const url = `http://127.0.0.1:${rest.port}`;
  const signedUp = await callUrl(url, 'POST', '/api/users/register', {
    body: { email: 'jo@example.org', password: 'correct horse battery', name: 'Jo' },
  });
  const token = signedUp.body.accessToken;
  const created = await callUrl(url, 'POST', '/api/tasks', { token, body: { title: 'Far away' } });
  expect(created.status).toBe(201);
  expect((await callUrl(url, 'POST', `/api/tasks/${created.body.id}/complete`, { token })).status).toBe(200);
  const paid = async () => (await callUrl(url, 'GET', '/api/gamification/me', { token })).body.xp;
  expect(await eventually(paid, 'it is paid here', 60_000)).toBe(10);
  const ready = await callUrl(url, 'GET', '/ready');
  expect(ready.body.parts).toMatchObject({ 'task-orchestrator': 'up', 'engagement-service': 'up' });

  await tasks.kill();
  const away = await callUrl(url, 'GET', '/api/tasks', { token });
  expect([away.status, away.body.code, away.headers.get('retry-after')]).toEqual([503, 'unavailable', '1']);
  expect((await callUrl(url, 'GET', '/api/gamification/me', { token })).status).toBe(200);
  expect((await callUrl(url, 'GET', '/ready')).body.parts).toMatchObject({ 'task-orchestrator': 'down' });
  await tasks.startAgain();
  await eventually(
    async () => (await callUrl(url, 'GET', '/api/tasks', { token })).status === 200,
    'it is back',
    60_000,
  );
});
