import { gamificationRoutes as contract, type RouteContract } from 'deepiri-contracts';
import { type Rankings, StoreUnavailable } from 'deepiri-stores';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rankOf } from '../commands/keep-boards.ts';
import { badgeRules } from '../domain/badge-rules.ts';
import { type Person, startTown, type Town } from '../events/testing/town.ts';

let town: Town;
let ada: Person;
let eve: Person;
beforeAll(async () => {
  town = await startTown();
  ada = await town.join({ name: 'Ada' });
  eve = await town.join({ name: 'Eve' });
  for (let count = 0; count < 12; count++) {
    await town.complete(ada, { title: `Task ${count}`, difficulty: 'hard' });
    await town.settled();
  }
  await town.complete(eve, { difficulty: 'epic' });
  await town.settled();
});
afterAll(() => town.stop());

const params: Record<string, Record<string, string>> = {
  getLedgerEntry: { id: 'evt_x' },
  explainLedgerEntry: { id: 'evt_x' },
  getLeaderboard: { board: 'xp' },
  getAroundMe: { board: 'xp' },
};
const bodies: Record<string, unknown> = { putBoardPreferences: { visible: true } };

describe.each(Object.values(contract) as RouteContract[])('$method $path', (route) => {
  const given = { params: params[route.operationId] ?? {}, body: bodies[route.operationId] } as never;

  it('G10 wants somebody who is signed in', async () => {
    expect(await town.call(route, given)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it('wants the scope of its tag', async () => {
    const token = await town.tokenFor(ada.id, { scopes: ['tasks:read'] });
    const answer = await town.call(route, { ...(given as object), token } as never);
    expect(answer).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } });
  });

  it('takes no query parameter that it does not know', async () => {
    if (!route.query) return;
    const answer = await town.call(route, {
      ...(given as object),
      token: ada.token,
      query: { colour: 'red' },
    } as never);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
  });
});

describe('the standing', () => {
  it('adds up', async () => {
    const { status, body } = await town.call(contract.getStanding, { token: ada.token });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      userId: ada.id,
      xp: 220,
      level: 2,
      xpIntoLevel: 120,
      xpForNextLevel: 150,
      rank: 1,
      rulesVersion: 1,
    });
    expect(body.badges.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['first_step', 'warmed_up', 'day_10', 'hard_10']),
    );
    expect(
      body.badges.every(({ earnedAt, progress }) => earnedAt !== null && progress.current === progress.target),
    ).toBe(true);
  });

  it('G9 has no rank while the boards cannot be read', async () => {
    const player = (await town.stores.players.get(ada.id))!;
    const away = { rank: () => Promise.reject(new StoreUnavailable('rankings: gone')) } as unknown as Rankings;
    expect(await rankOf(town.stores, player)).toBe(1);
    expect(await rankOf({ ...town.stores, rankings: away }, player)).toBe(null);
  });

  it('of somebody whose registration is on its way is a fresh one', async () => {
    const nobody = await town.join({}, { registered: false });
    expect(await town.me(nobody)).toEqual({
      userId: nobody.id,
      xp: 0,
      level: 1,
      xpIntoLevel: 0,
      xpForNextLevel: 100,
      streak: { days: 0, best: 0, todayCounted: false, freezes: 2 },
      badges: [],
      rank: null,
      rulesVersion: 1,
    });
    const days = await town.call(contract.listStreakDays, { token: nobody.token });
    expect(days.body.items.map(({ state }) => state)).toEqual([...Array(6).fill('before'), 'open']);
    const badges = await town.call(contract.listBadges, { token: nobody.token });
    expect(badges.body.items.every(({ earnedAt }) => earnedAt === null)).toBe(true);
    const board = await town.call(contract.getAroundMe, {
      token: nobody.token,
      params: { board: 'xp' },
      query: { period: 'week' },
    });
    expect(board).toMatchObject({ status: 200, body: { items: [], me: null } });
  });
});

describe('the days', () => {
  it('are the last seven, or as many as one asks for', async () => {
    const week = await town.call(contract.listStreakDays, { token: ada.token });
    expect(week.body.items).toHaveLength(7);
    expect(week.body.items.at(-1)).toEqual({
      date: '2026-03-02',
      state: 'counted',
      xp: 220,
      completions: 12,
      reason: '12 tasks completed for 220 XP.',
      code: 'completed',
      values: { completions: 12, xp: 220 },
    });
    const two = await town.call(contract.listStreakDays, { token: ada.token, query: { days: 2 } });
    expect(two.body.items.map(({ state }) => state)).toEqual(['before', 'counted']);
  });

  it.each([0, 372, 'many'])('are not %s', async (days) => {
    const answer = await town.call(contract.listStreakDays, { token: ada.token, query: { days: days as number } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_query', errors: [{ pointer: '/days' }] } });
  });
});

describe('the ledger', () => {
  const page = (person: Person, query: { limit?: number; cursor?: string; completionId?: string }) =>
    town.call(contract.listLedger, { token: person.token, query });

  it('is read page by page, newest first, and stays in place while it grows', async () => {
    const cyd = await town.join();
    for (let count = 0; count < 5; count++) {
      await town.complete(cyd, { title: `T${count}` });
      await town.settled();
    }
    const first = await page(cyd, { limit: 2 });
    expect(first.body.items.map(({ title }) => title)).toEqual(['T4', 'T3']);
    await town.complete(cyd, { title: 'T5' });
    await town.settled();
    const second = await page(cyd, { limit: 2, cursor: first.body.nextCursor! });
    expect(second.body.items.map(({ title }) => title)).toEqual(['T2', 'T1']);
    const third = await page(cyd, { limit: 2, cursor: second.body.nextCursor! });
    expect(third.body).toMatchObject({ items: [{ title: 'T0' }], nextCursor: null });
  });

  it('refuses a cursor that is damaged, made up, or of somebody else', async () => {
    const { nextCursor } = (await page(ada, { limit: 2 })).body;
    const other = nextCursor!.startsWith('1') ? '2' : '1';
    for (const cursor of ['AAAA', '1', '-1.x', `${other}${nextCursor!.slice(1)}`, `${nextCursor}x`]) {
      expect(await page(ada, { cursor })).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
    }
    expect(await page(eve, { cursor: nextCursor! })).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
  });

  it.each([0, 201, 'all'])('refuses a limit of %s', async (limit) => {
    expect(await page(ada, { limit: limit as number })).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
  });

  it('explains an entry by terms that add up to it', async () => {
    const [twelfth] = await town.ledger(ada);
    const { status, body } = await town.call(contract.explainLedgerEntry, {
      token: ada.token,
      params: { id: twelfth!.id },
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      amount: 10,
      terms: [
        { name: 'difficulty', value: 20, reason: '20 for a hard task', values: { difficulty: 'hard' } },
        {
          name: 'diminishing',
          value: -10,
          reason: 'half, because it was the 12th completion of the day',
          values: { factor: 0.5, place: 12 },
        },
      ],
      rulesVersion: 1,
    });
  });

  it('G10 explains nothing that belongs to somebody else, or that is no entry', async () => {
    const [entry] = await town.ledger(ada);
    const badge = town.published().find(({ type, userid }) => type === 'badge.earned' && userid === eve.id)!;
    for (const id of [entry!.id, badge.id, 'evt_none']) {
      for (const route of [contract.explainLedgerEntry, contract.getLedgerEntry]) {
        const answer = await town.call(route, { token: eve.token, params: { id } });
        expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
        expect(JSON.stringify(answer.body)).not.toContain('Task 11');
      }
    }
  });

  it('answers one entry by its id', async () => {
    const [entry] = await town.ledger(ada);
    const answer = await town.call(contract.getLedgerEntry, { token: ada.token, params: { id: entry!.id } });
    expect(answer).toMatchObject({ status: 200, body: entry });
  });

  it('tells what a completion paid and what of it was taken back, to nobody else', async () => {
    const mia = await town.join({ name: 'Mia' });
    const completion = await town.complete(mia, { difficulty: 'hard' });
    const other = await town.complete(mia);
    await town.settled();
    const of = async (person: Person, completionId: string) => (await page(person, { completionId })).body;
    const paid = { amount: 20, rule: 'task_completed', taskId: completion.task.id };
    expect(await of(mia, completion.event.id)).toMatchObject({ items: [paid], nextCursor: null });
    for (const one of [completion, other]) await town.reopen(mia, one);
    await town.settled();
    expect(await of(mia, completion.event.id)).toMatchObject({ items: [{ amount: -20 }, paid] });
    expect(await of(ada, completion.event.id)).toEqual({ items: [], nextCursor: null });
    expect(await of(mia, 'evt_none')).toEqual({ items: [], nextCursor: null });
    expect(await page(mia, { completionId: '' })).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
  });
});

describe('rules and badges', () => {
  it('publishes every number that the awards use', async () => {
    const { body } = await town.call(contract.getRules, { token: ada.token });
    expect(body).toMatchObject({
      version: 1,
      xpByDifficulty: { trivial: 4, easy: 7, medium: 10, hard: 20, epic: 40 },
      urgentBonus: 5,
      fasterThanEstimate: { bonus: 5, factor: 1.2, minimumEstimateMinutes: 15 },
      streakBonus: { perDay: 1, maximum: 10 },
      diminishing: { minimum: 1, rounding: 'down' },
      level: { base: 100, growth: 1.5 },
      freezes: { initial: 2, everyDays: 7, maximum: 3 },
    });
  });

  it('shows the whole catalogue with progress', async () => {
    const { body } = await town.call(contract.listBadges, { token: ada.token });
    expect(body.items.map(({ id }) => id)).toEqual(badgeRules.map(({ id }) => id));
    expect(body.items.find(({ id }) => id === 'hundred')).toMatchObject({
      earnedAt: null,
      progress: { current: 12, target: 100 },
    });
    expect(Object.keys(body.items[0]!).toSorted()).toEqual([
      'category',
      'description',
      'earnedAt',
      'icon',
      'id',
      'name',
      'progress',
      'tier',
    ]);
  });
});

describe('leaderboards', () => {
  const board = (person: Person, query: object = {}) =>
    town.call(contract.getLeaderboard, { token: person.token, params: { board: 'xp' }, query });

  it('show the top and me', async () => {
    const { status, body } = await board(eve, { limit: 1 });
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [{ rank: 1, userId: ada.id, name: 'Ada', score: 220, movement: null }],
      from: null,
      to: null,
      generatedAt: '2026-03-02T09:00:00.000Z',
      me: { rank: expect.any(Number), userId: eve.id, name: 'Eve', score: 40, movement: null },
    });
  });

  it.each([
    ['season', '2026-01-01', '2026-03-31'],
    ['month', '2026-03-01', '2026-03-31'],
    ['week', '2026-03-02', '2026-03-08'],
    ['day', '2026-03-02', '2026-03-02'],
  ] as const)('tell the dates that count in the %s of the viewer', async (period, from, to) => {
    expect((await board(ada, { period })).body).toMatchObject({ from, to });
    const { body } = await town.call(contract.getAroundMe, {
      token: ada.token,
      params: { board: 'xp' },
      query: { period },
    });
    expect(body).toMatchObject({ from, to });
  });

  it('show the neighbours, and fewer where the board ends', async () => {
    const people = await Promise.all(Array.from({ length: 7 }, (_, index) => town.join({ name: `N${index}` })));
    for (const [index, person] of people.entries()) {
      for (let times = 0; times <= index; times++) await town.complete(person, { difficulty: 'trivial' });
    }
    await town.settled();
    const around = async (person: Person, radius: number) => {
      const query = { period: 'day', radius } as const;
      const { body } = await town.call(contract.getAroundMe, { token: person.token, params: { board: 'xp' }, query });
      expect(body.me?.userId).toBe(person.id);
      return body.items.map(({ name }) => name);
    };
    expect(await around(people[3]!, 1)).toEqual(['N4', 'N3', 'N2']);
    expect(await around(people[0]!, 2)).toEqual(['N2', 'N1', 'N0']);
    expect((await around(ada, 1))[0]).toBe('Ada');
  });

  it.each([{ period: 'year' }, { limit: 0 }, { limit: 201 }])('refuse %o', async (query) => {
    expect(await board(ada, query)).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
  });

  it('refuse a board that is not there, and a radius that is too wide', async () => {
    const other = await town.inject({
      url: '/api/gamification/leaderboards/money',
      headers: { authorization: `Bearer ${ada.token}` },
    });
    expect(other.json()).toMatchObject({ status: 400, code: 'invalid_path' });
    const wide = await town.call(contract.getAroundMe, {
      token: ada.token,
      params: { board: 'xp' },
      query: { radius: 51 },
    });
    expect(wide).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
  });
});

describe('the days of a year', () => {
  it('are those that a player keeps, and before them what the ledger tells', async () => {
    const mia = await town.join({ name: 'Mia' });
    const begin = town.clock.now().getTime();
    const DAY = 86_400_000;
    // Twice a week for 200 days; what is older than 70 days is sealed, and no longer with the player.
    for (let day = 0; day < 200; day += day % 7 === 0 ? 3 : 4) {
      town.clock.set(new Date(begin + day * DAY));
      const completion = await town.complete(mia);
      await town.settled();
      if (day === 3) await town.reopen(mia, completion);
      await town.settled();
    }
    town.clock.set(new Date(begin + 200 * DAY));
    const ask = async (days: number) =>
      (await town.call(contract.listStreakDays, { token: mia.token, query: { days } })).body.items;
    const year = await ask(371);
    expect(year).toHaveLength(371);
    expect(year.slice(-62)).toEqual(await ask(62));
    const since = year.slice(-201);
    expect(
      year.slice(0, -201).every(({ state, reason }) => state === 'before' && reason === 'Before you joined.'),
    ).toBe(true);
    expect(since[0]).toMatchObject({ state: 'counted', completions: 1, reason: '1 task completed for 10 XP.' });
    expect(since[3]).toMatchObject({ completions: 0, xp: 0 });
    expect(since[10]).toMatchObject({ state: 'counted' });
    expect(new Set(since.map(({ state }) => state))).toEqual(new Set(['counted', 'frozen', 'missed', 'open']));
    const wrong = await town.call(contract.listStreakDays, { token: mia.token, query: { days: 372 } });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid_query' } });
  }, 60_000);
});
