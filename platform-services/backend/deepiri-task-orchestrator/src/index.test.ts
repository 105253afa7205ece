import { readFile } from 'node:fs/promises';
import type { RouteContract } from 'deepiri-contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { config, table } from './config.ts';
import { routes as contracts, type Door, openDoor } from './routes/testing/door.ts';

const routes: readonly RouteContract[] = Object.values(contracts);
const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('every route of the contract', () => {
  let door: Door;
  let task: { id: string; otherId: string };
  let project: string;
  let view: string;
  beforeAll(async () => {
    door = await openDoor();
    task = { id: (await door.make({ title: 'Secret' })).id, otherId: (await door.make({ title: 'Secret' })).id };
    project = (await door.project('Secret')).id;
    const saved = await door.call(contracts.createTaskView, { token: door.jo.token, body: { name: 'Secret' } });
    view = saved.body.id;
  });
  const ownedBy = ({ path }: RouteContract) => {
    if (path.startsWith('/api/projects')) return { id: project };
    return path.startsWith('/api/views') ? { id: view } : task;
  };
  afterAll(() => door.stop());

  it.each(named)('%s is served, and needs a signed-in person', async (_, route) => {
    const answer = await door.call(route, { params: { ...ownedBy(route), version: 1 }, ...bodyFor(route) });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it.each(named)('%s needs its scope', async (_, route) => {
    const token = await door.tokenFor(door.jo.id, { scopes: ['users:read'] });
    const answer = await door.call(route, { token, params: { ...ownedBy(route), version: 1 }, ...bodyFor(route) });
    expect(answer).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } });
  });

  it.each(named.filter(([, { path }]) => path.includes('{id}')))(
    'G10 %s does not find what is somebody else’s, and changes nothing of it',
    async (_, route) => {
      const { id } = ownedBy(route);
      const before = await door.resources.documents.log.of(id);
      const answer = await door.call(route, {
        token: door.mira.token,
        params: { ...ownedBy(route), version: 1 },
        headers: { 'if-match': '"9"' },
        ...bodyFor(route),
      });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(JSON.stringify(answer.body)).not.toContain('Secret');
      expect(await door.resources.documents.log.of(id)).toEqual(before);
    },
  );

  it.each(named.filter(([, { path }]) => path.includes('{id}')))('%s wants an id that can be one', async (_, route) => {
    const params = { id: 'tsk_nonsense', otherId: 'tsk_nonsense', version: 'last' };
    const answer = await door.call(route, { token: door.jo.token, params, ...bodyFor(route) });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_path' } });
  });
});

describe('settings', () => {
  it('stand in the README, all of them and no others', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` *\| ([^|]*?) *\|/gm)].map(([, name, fallback]) => [
      name,
      fallback,
    ]);
    expect(rows).toEqual(Object.entries(table).map(([name, { fallback }]) => [name, fallback]));
  });

  it('refuse what makes no sense', () => {
    expect(config({}).defaultEstimateMinutes).toBe(30);
    expect(() => config({ TASKS_DEFAULT_ESTIMATE_MINUTES: '0' })).toThrow('TASKS_DEFAULT_ESTIMATE_MINUTES');
  });
});

/** A body that is valid by the contract, so that nothing but the caller stands in the way. */
function bodyFor({ operationId, body }: RouteContract): { body?: object } {
  if (operationId === 'bulkTasks') return { body: { operations: [{ op: 'create', body: { title: 'x' } }] } };
  if (operationId === 'updateTask' || operationId === 'createTask') return { body: { title: 'Stolen' } };
  if (/(Project|TaskView)$/.test(operationId)) return body ? { body: { name: 'Stolen' } } : {};
  return body ? { body: operationId === 'completeTask' ? {} : { text: 'x' } } : {};
}
