import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Json, startTestPlatform, type TestPlatform } from '../platform.ts';

type Live = { type: string; data: Json };

describe('a project from its beginning to its end', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform.stop());

  it('G8 is filled by a line, found by its name, told to a plain socket, and leaves its tasks', async () => {
    const jo = await platform.register();
    const ask = async (method: string, path: string, body?: unknown) => {
      const answer = await platform.call(method, path, { token: jo.token, body });
      expect(answer.status, `${method} ${path}`).toBeLessThan(300);
      return answer.body;
    };
    const events: Live[] = [];
    const socket = platform.socket({ token: jo.token });
    socket.on('event', (event: Live) => events.push(event));
    await eventually(() => socket.connected, 'the socket connects');

    const project = await ask('POST', '/api/projects', { name: 'Summer house', color: 'teal' });
    const { task } = await ask('POST', '/api/tasks/quick', { text: 'Paint the door +summer house ~45m' });
    expect(task).toMatchObject({ title: 'Paint the door', projectId: project.id, estimateMinutes: 45 });
    const done = await ask('POST', '/api/tasks', { title: 'Buy paint', projectId: project.id });
    await ask('POST', `/api/tasks/${done.id}/complete`);
    expect(await ask('GET', '/api/projects/progress')).toEqual({
      items: [{ projectId: project.id, open: 1, done: 1 }],
    });
    const filter = encodeURIComponent('project:"summer house" status:open');
    const found = await ask('GET', `/api/tasks?filter=${filter}`);
    expect(found.items.map(({ id }: { id: string }) => id)).toEqual([task.id]);
    expect((await ask('GET', `/api/tasks/plan?projectId=${project.id}`)).items).toHaveLength(1);

    const view = await ask('POST', '/api/views', { name: 'House', filter: 'project:"summer house"' });
    await ask('PATCH', `/api/projects/${project.id}`, { name: 'Lake' });
    await platform.settled();
    expect((await ask('GET', '/api/views')).items).toMatchObject([{ id: view.id, filter: 'project:Lake' }]);

    await ask('DELETE', `/api/projects/${project.id}`);
    await platform.settled();
    for (const { id } of [task, done])
      expect(await ask('GET', `/api/tasks/${id}`)).toMatchObject({ projectId: null, version: id === done.id ? 3 : 2 });
    const wanted = ['project.created', 'view.created', 'project.updated', 'view.updated', 'project.deleted'];
    await eventually(
      () => wanted.every((type) => events.some((event) => event.type === type)),
      'the socket hears of project and view',
    );
    await eventually(
      () => events.filter(({ type, data }) => type === 'task.updated' && data.task.projectId === null).length === 2,
      'the socket hears of the tasks that were let go',
    );
  });
});
