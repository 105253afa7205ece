import { gamificationRoutes } from 'deepiri-contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTown, type Town } from '../events/testing/town.ts';

const PERIODS = ['all', 'season', 'month', 'week', 'day'] as const;

let town: Town;
beforeEach(async () => {
  town = await startTown();
});
afterEach(() => town.stop());

const boards = (person: Person) => Promise.all(PERIODS.map((period) => town.board(person, period)));
async function earn(person: Person, difficulty: 'trivial' | 'easy' | 'medium' | 'hard' | 'epic') {
  const completion = await town.complete(person, { difficulty });
  await town.settled();
  return completion;
}
const rebuild = () => town.service.projections.find(({ name }) => name === 'leaderboards')!.rebuild();

describe('leaderboards', () => {
  it('count the XP of the period by the local date of the award', async () => {
    const [ada, bob] = [await town.join({ name: 'Ada' }), await town.join({ name: 'Bob' })];
    town.clock.set(new Date('2026-02-26T12:00:00Z'));
    await earn(ada, 'epic');
    town.clock.set(new Date('2026-03-01T12:00:00Z'));
    await earn(bob, 'hard');
    town.clock.set(new Date('2026-03-02T12:00:00Z'));
    await earn(ada, 'easy');
    expect(await boards(ada)).toEqual([
      ['1 Ada 47', '2 Bob 20'],
      ['1 Ada 47', '2 Bob 20'],
      ['1 Bob 20', '2 Ada 7'],
      ['1 Ada 7'],
      ['1 Ada 7'],
    ]);
  });

  it('show the period that the viewer is in', async () => {
    const ada = await town.join({ name: 'Ada', timeZone: 'Asia/Tokyo' });
    const bob = await town.join({ name: 'Bob', timeZone: 'America/New_York' });
    town.clock.set(new Date('2026-03-31T20:00:00Z'));
    await earn(ada, 'hard');
    await earn(bob, 'easy');
    expect(await town.board(ada, 'month')).toEqual(['1 Ada 20']);
    expect(await town.board(bob, 'month')).toEqual(['1 Bob 7']);
    expect(await town.board(ada, 'all')).toEqual(['1 Ada 20', '2 Bob 7']);
  });

  it('G7 lose whoever does not want to be seen, at once and also when they are rebuilt, and find them again', async () => {
    const [ada, bob] = [await town.join({ name: 'Ada' }), await town.join({ name: 'Bob' })];
    await earn(ada, 'hard');
    await earn(bob, 'easy');
    const put = (visible: boolean) =>
      town.call(gamificationRoutes.putBoardPreferences, { token: ada.token, body: { visible } });
    const alone = [['1 Bob 7'], ['1 Bob 7'], ['1 Bob 7'], ['1 Bob 7'], ['1 Bob 7']];
    expect((await put(false)).body).toEqual({ visible: false });
    expect(await boards(bob)).toEqual(alone);
    expect(await boards(ada)).toEqual(alone);
    await earn(ada, 'epic');
    await rebuild();
    expect(await boards(bob)).toEqual(alone);
    expect(await town.me(ada)).toMatchObject({ xp: 60, rank: null });
    expect((await town.call(gamificationRoutes.getBoardPreferences, { token: ada.token })).body).toEqual({
      visible: false,
    });
    await put(true);
    expect(await town.board(bob, 'week')).toEqual(['1 Ada 60', '2 Bob 7']);
    const stranger = await town.join({}, { registered: false });
    const early = await town.call(gamificationRoutes.putBoardPreferences, {
      token: stranger.token,
      body: { visible: false },
    });
    expect(early).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    const wrong = await town.call(gamificationRoutes.putBoardPreferences, {
      token: ada.token,
      body: { visible: 'no' },
    });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid_body' } });
  });

  it('tell who has gained and lost places since the day before', async () => {
    const people = [];
    for (const name of ['Ada', 'Bob', 'Cleo']) people.push(await town.join({ name }));
    const [ada, bob, cleo] = people as [Person, Person, Person];
    town.clock.set(new Date('2026-03-03T12:00:00Z'));
    await earn(ada, 'hard');
    await earn(bob, 'medium');
    town.clock.set(new Date('2026-03-04T12:00:00Z'));
    await earn(bob, 'epic');
    await earn(cleo, 'trivial');
    const moved = async (period: 'week' | 'day') => {
      const { body } = await town.call(gamificationRoutes.getLeaderboard, {
        token: ada.token,
        params: { board: 'xp' },
        query: { period },
      });
      return body.items.map(({ name, movement }) => `${name} ${movement}`);
    };
    expect(await moved('week')).toEqual(['Bob 1', 'Ada -1', 'Cleo null']);
    expect(await moved('day')).toEqual(['Bob null', 'Cleo null']);
  });

  it('forget what was reopened', async () => {
    const ada = await town.join({ name: 'Ada' });
    const completion = await earn(ada, 'hard');
    await town.reopen(ada, completion);
    await town.settled();
    expect(await boards(ada)).toEqual([[], [], [], [], []]);
  });

  it('have what the viewer has earned, also while the news of it is on its way there', async () => {
    const [ada, bob] = [await town.join({ name: 'Ada' }), await town.join({ name: 'Bob' })];
    await earn(ada, 'hard');
    await earn(bob, 'easy');
    const { rankings } = town.resources;
    const late = async () => {
      await rankings.remove('xp:all', ada.id);
      await rankings.set('xp:day:2026-03-02', ada.id, 4);
    };
    await late();
    expect(await town.board(bob, 'all')).toEqual(['1 Bob 7']);
    expect(await town.board(ada, 'all')).toEqual(['1 Ada 20', '2 Bob 7']);
    expect(await town.board(ada, 'day')).toEqual(['1 Ada 20', '2 Bob 7']);
    await late();
    expect(await town.me(ada)).toMatchObject({ rank: 1 });
  });

  it('G7 rebuilt equal live, ties included', async () => {
    const people = await Promise.all(['Ada', 'Bob', 'Cyd', 'Dan', 'Eve'].map((name) => town.join({ name })));
    const [ada, bob, cyd, dan, eve] = people as [Person, Person, Person, Person, Person];
    for (let day = 0; day < 12; day++) {
      town.clock.set(new Date(Date.UTC(2026, 1, 22 + day, 12)));
      for (const [index, person] of people.entries()) {
        if ((day + index) % 3 > 0) await earn(person, index % 2 ? 'hard' : 'medium');
      }
    }
    town.clock.set(new Date('2026-03-20T12:00:00Z'));
    await town.reopen(dan, await earn(dan, 'hard'));
    await town.settled();
    for (const person of [cyd, ada, bob, eve]) await earn(person, 'trivial');
    await town.publish('user.deleted', { userid: eve.id, data: { userId: eve.id } });
    await town.settled();
    const live = await boards(ada);
    expect(live[0]).toHaveLength(4);
    const day = live[4]!.map((row) => row.split(' ')[2]);
    expect(new Set(day).size, 'there is a tie').toBeLessThan(day.length);

    expect(await rebuild()).toMatchObject({ items: expect.any(Number) });
    expect(await boards(ada)).toEqual(live);
  });

  it('G7 a rebuild mends what was lost, and drops what should not be there', async () => {
    const [ada, bob] = [await town.join({ name: 'Ada' }), await town.join({ name: 'Bob' })];
    const cyd = await town.join({ name: 'Cyd' });
    await earn(ada, 'hard');
    await earn(bob, 'easy');
    const live = await boards(cyd);
    const { rankings } = town.resources;
    await rankings.drop('xp:all');
    await rankings.set('xp:day:2026-03-02', ada.id, 9999);
    await rankings.set('xp:day:2026-03-01', bob.id, 5);
    await rebuild();
    expect(await boards(cyd)).toEqual(live);
    expect(await rankings.size('xp:day:2026-03-01')).toBe(0);
  });

  it('loses nothing that happens while it is rebuilt', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, (_, index) => town.join({ name: `P${index}` })));
    for (const person of people) await town.complete(person, { difficulty: 'hard' });
    await town.settled();
    const rebuilding = rebuild();
    for (const person of people) await town.complete(person, { difficulty: 'easy' });
    await rebuilding;
    await town.settled();
    for (const period of PERIODS) {
      const scores = (await town.board(people[0]!, period)).map((row) => row.split(' ')[2]);
      expect(scores).toEqual(people.map(() => '27'));
    }
  });

  it('of long past periods are dropped, the others kept', async () => {
    const ada = await town.join({ name: 'Ada' });
    await earn(ada, 'hard');
    await town.service.runJobs();
    const size = (board: string) => town.resources.rankings.size(board);
    const old = ['xp:day:2026-03-02', 'xp:week:2026-W10', 'xp:month:2026-03', 'xp:season:2026-Q1'];
    expect(await Promise.all(old.map(size))).toEqual([1, 1, 1, 1]);
    const sizesOn = async (date: string) => {
      town.clock.set(new Date(`${date}T12:00:00Z`));
      await town.service.runJobs();
      return Promise.all(old.map(size));
    };
    expect(await sizesOn('2026-04-02')).toEqual([1, 1, 1, 1]);
    expect(await sizesOn('2026-04-03')).toEqual([0, 1, 1, 1]);
    expect(await sizesOn('2026-04-09')).toEqual([0, 0, 1, 1]);
    expect(await sizesOn('2026-05-01')).toEqual([0, 0, 1, 1]);
    expect(await sizesOn('2026-05-02')).toEqual([0, 0, 0, 0]);
    await town.service.runJobs();
    expect(await town.board(ada, 'all')).toEqual(['1 Ada 20']);
  });
});
