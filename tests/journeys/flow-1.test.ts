import { leaderboardPeriods } from 'deepiri-contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startTestPlatform, type TestPlatform } from '../platform.ts';

type Live = { offset: number; type: string; data: Record<string, never> };

describe('flow 1: a task is created and finished', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform.stop());

  it('G8 reaches ledger, standing, leaderboard, notifications and a plain socket', async () => {
    const jo = await platform.register();
    const events: Live[] = [];
    const socket = platform.socket({ token: jo.token });
    socket.on('event', (event: Live) => events.push(event));
    await eventually(() => socket.connected, 'the socket connects');

    const created = await platform.call('POST', '/api/tasks', {
      token: jo.token,
      body: { title: 'Write report', difficulty: 'hard', priority: 'urgent' },
    });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`/api/tasks/${created.body.id}`);
    expect(created.headers.get('etag')).toBe('"1"');
    const done = await platform.call('POST', `/api/tasks/${created.body.id}/complete`, { token: jo.token });
    expect(done.body).toMatchObject({ status: 'done', version: 2 });
    await platform.settled();

    const ledger = await platform.call('GET', '/api/gamification/ledger', { token: jo.token });
    expect(ledger.body.items).toHaveLength(1);
    const entry = ledger.body.items![0]!;
    const why = await platform.call('GET', `/api/gamification/ledger/${entry.id}/explain`, { token: jo.token });
    const terms = why.body.terms as { value: number }[];
    expect(terms.reduce((sum, term) => sum + term.value, 0)).toBe(entry.amount);
    expect(entry).toMatchObject({ rule: 'task_completed', reversalOf: null });

    const me = await platform.call('GET', '/api/gamification/me', { token: jo.token });
    expect(me.body).toMatchObject({
      userId: jo.id,
      xp: entry.amount,
      level: 1,
      rank: 1,
      streak: { days: 1, todayCounted: true },
    });
    for (const period of leaderboardPeriods) {
      const board = await platform.call('GET', `/api/gamification/leaderboards/xp?period=${period}`, {
        token: jo.token,
      });
      expect(board.body.me).toMatchObject({ rank: 1, userId: jo.id, name: 'Jo Arendt', score: entry.amount });
    }

    const inbox = await platform.call('GET', '/api/notifications?unread=true', { token: jo.token });
    const kinds = (inbox.body.items as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds).toContain('xp_awarded');

    await eventually(
      () => events.some(({ type }) => type === 'notification.created'),
      'the socket hears of the notification',
    );
    const types = events.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['task.created', 'task.completed', 'xp.awarded', 'notification.created']),
    );
    const offsets = events.map(({ offset }) => offset);
    expect([...offsets].sort((a, b) => a - b)).toEqual(offsets);
    expect(events.find(({ type }) => type === 'task.completed')?.data).toMatchObject({
      task: { id: created.body.id, status: 'done' },
    });
    expect(events.find(({ type }) => type === 'xp.awarded')?.data).toMatchObject({
      entry: { id: entry.id, amount: entry.amount },
    });
  });

  it('takes the XP back to the unit when the task is reopened, and pays once when it is finished again', async () => {
    const jo = await platform.register();
    const { body: task } = await platform.call('POST', '/api/tasks', {
      token: jo.token,
      body: { title: 'Once', difficulty: 'epic' },
    });
    const act = async (action: string) => {
      await platform.call('POST', `/api/tasks/${task.id}/${action}`, { token: jo.token });
      await platform.settled();
      return (await platform.call('GET', '/api/gamification/me', { token: jo.token })).body.xp as number;
    };
    const once = await act('complete');
    expect(once).toBeGreaterThanOrEqual(40);
    expect(await act('reopen')).toBe(0);
    expect(await act('complete')).toBe(once);
    await platform.call('DELETE', `/api/tasks/${task.id}`, { token: jo.token });
    expect(await act('restore')).toBe(once);
  });
});
