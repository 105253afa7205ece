import { allRoutes, type RouteContract } from 'deepiri-contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestPlatform, type TestPlatform } from '../platform.ts';

const needsUser = allRoutes.filter(({ access }) => access === 'user');
const withOwner = needsUser.filter(({ path, operationId }) => path.includes('{id}') && operationId !== 'getUser');
const nameOf = (route: RouteContract) => `${route.method} ${route.path}`;

/** A body that is valid by the contract, so that nothing but the owner stands in the way. */
const bodies: Record<string, unknown> = {
  updateTask: { title: 'Stolen' },
  updateProject: { name: 'Stolen' },
  updateTaskView: { name: 'Stolen' },
  updateTimeEntry: { note: 'Stolen' },
  addComment: { text: 'Stolen' },
  updateComment: { text: 'Stolen' },
  moveTask: { after: null },
  snoozeNotification: { until: new Date(Date.now() + 3_600_000).toISOString() },
};

describe('G10 no one reads or changes what is not theirs (route × foreign owner, from the route table)', () => {
  let platform: TestPlatform;
  let owner: Person;
  let thief: Person;
  const owned: Record<string, string> = {};
  beforeAll(async () => {
    platform = await startTestPlatform();
    owner = await platform.register('Owner');
    thief = await platform.register('Thief');
    const asOwner = (method: string, path: string, body?: unknown) =>
      platform.call(method, path, { token: owner.token, body });
    const task = (await asOwner('POST', '/api/tasks', { title: 'Mine' })).body.id;
    const other = (await asOwner('POST', '/api/tasks', { title: 'Mine too' })).body.id;
    const comment = await asOwner('POST', `/api/tasks/${task}/comments`, { text: 'Mine alone' });
    owned['commentId'] = comment.body.id;
    const stretch = { startedAt: '2026-01-01T10:00:00Z', endedAt: '2026-01-01T10:30:00Z', note: 'Mine' };
    const entry = await asOwner('POST', '/api/tasks/time/entries', { taskId: task, ...stretch });
    owned['/api/tasks/time/entries'] = entry.body.id;
    await platform.settled();
    await asOwner('POST', `/api/tasks/${task}/complete`);
    await platform.settled();
    owned['/api/projects'] = (await asOwner('POST', '/api/projects', { name: 'Mine' })).body.id;
    owned['/api/views'] = (await asOwner('POST', '/api/views', { name: 'Mine' })).body.id;
    owned['/api/tasks'] = task;
    owned['otherId'] = other;
    owned['/api/notifications'] = (await asOwner('GET', '/api/notifications')).body.items[0].id;
    owned['/api/gamification/ledger'] = (await asOwner('GET', '/api/gamification/ledger')).body.items[0].id;
    owned['/api/users/me/sessions'] = (await asOwner('GET', '/api/users/me/sessions')).body.items[0].id;
    const token = await asOwner('POST', '/api/users/me/tokens', { name: 'ci', scopes: ['tasks:read'] });
    owned['/api/users/me/tokens'] = token.body.id;
  });
  afterAll(() => platform.stop());

  function pathOf(route: RouteContract): string {
    const start = route.path.slice(0, route.path.indexOf('/{id}'));
    const id = owned[start];
    if (!id) throw new Error(`the matrix has no foreign ${start}: add one`);
    return route.path
      .replace('{id}', id)
      .replace('{otherId}', owned['otherId']!)
      .replace('{commentId}', owned['commentId']!)
      .replace('{version}', '1');
  }

  it.each(withOwner.map((route) => [nameOf(route), route] as const))('%s of somebody else is 404', async (_, route) => {
    const before = await platform.call('GET', `/api/tasks/${owned['/api/tasks']}`, { token: owner.token });
    const answer = await platform.call(route.method, pathOf(route), {
      token: thief.token,
      body: bodies[route.operationId],
    });
    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe('not_found');
    expect(JSON.stringify(answer.body)).not.toContain('Mine');
    const after = await platform.call('GET', `/api/tasks/${owned['/api/tasks']}`, { token: owner.token });
    expect(after.body).toEqual(before.body);
  });

  it.each(needsUser.map((route) => [nameOf(route), route] as const))('%s without a token is 401', async (_, route) => {
    const path = route.path.replaceAll(/\{(\w+)\}/g, (__, name: string) =>
      name === 'board' ? 'xp' : name === 'version' ? '1' : 'tsk_00000000-0000-7000-8000-000000000000',
    );
    const answer = await platform.call(route.method, path);
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('unauthenticated');
  });

  it('bulk and dependencies at creation do not reach into foreign tasks either', async () => {
    const id = owned['otherId'];
    const bulk = await platform.call('POST', '/api/tasks/bulk', {
      token: thief.token,
      body: {
        operations: [
          { op: 'update', id, body: { title: 'Stolen' } },
          { op: 'complete', id },
          { op: 'delete', id },
        ],
      },
    });
    expect(bulk.body.results.map(({ status }: { status: number }) => status)).toEqual([404, 404, 404]);
    const created = await platform.call('POST', '/api/tasks', {
      token: thief.token,
      body: { title: 'x', blockedBy: [id] },
    });
    expect(created.status).toBe(404);
    const projectId = owned['/api/projects'];
    const put = await platform.call('POST', '/api/tasks', { token: thief.token, body: { title: 'x', projectId } });
    expect(put).toMatchObject({ status: 400, body: { errors: [{ pointer: '/projectId' }] } });
    const plan = await platform.call('GET', `/api/tasks/plan?projectId=${projectId}`, { token: thief.token });
    expect(plan.status).toBe(404);
  });
});
