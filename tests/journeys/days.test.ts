import { movableClock } from 'deepiri-service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPlatform, type TestPlatform } from '../platform.ts';

const HOUR = 3_600_000;

describe('days that go by', () => {
  const clock = movableClock(new Date('2026-03-02T09:00:00Z'));
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startTestPlatform({ clock });
  });
  afterAll(() => platform.stop());

  it('make a streak, which every service dates alike; a token ends with its time, and a session goes on', async () => {
    const jo = await platform.register();
    let { token, refreshToken } = jo;
    const me = async () => (await platform.call('GET', '/api/gamification/me', { token })).body;
    const finish = async (title: string) => {
      const { body: task } = await platform.call('POST', '/api/tasks', { token, body: { title } });
      const done = await platform.call('POST', `/api/tasks/${task.id}/complete`, { token });
      await platform.settled();
      return done.body;
    };
    for (let day = 1; day <= 3; day++) {
      const task = await finish(`Day ${day}`);
      expect(task.completedAt.slice(0, 10)).toBe(`2026-03-0${day + 1}`);
      expect((await me()).streak).toMatchObject({ days: day, todayCounted: true });
      const { items } = (await platform.call('GET', '/api/notifications', { token })).body;
      expect(items[0].createdAt.slice(0, 10)).toBe(`2026-03-0${day + 1}`);

      clock.advance(24 * HOUR);
      const late = await platform.call('GET', '/api/tasks', { token });
      expect([late.status, late.body.code]).toEqual([401, 'token_expired']);
      const fresh = await platform.call('POST', '/api/users/refresh', { body: { refreshToken } });
      expect(fresh.status).toBe(200);
      token = fresh.body.accessToken;
      refreshToken = fresh.body.refreshToken;
    }
    expect((await me()).streak).toMatchObject({ days: 3, todayCounted: false });
  });
});
