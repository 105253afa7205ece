import type { Collection } from 'deepiri-stores';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../domain/player.ts';
import { type Person, startTown, type Town } from '../events/testing/town.ts';
import type { Stores } from '../store/stores.ts';
import { openSeasons } from './open-seasons.ts';

const BOARDS = ['xp:season:2026-Q3', 'xp:season:2026-Q4'];

let town: Town;
let people: Person[];
beforeEach(async () => {
  town = await startTown();
});
afterEach(() => town.stop());

const difficulties = ['hard', 'medium', 'hard', 'easy'] as const;

async function earn(person: Person, date: string, difficulty: (typeof difficulties)[number]) {
  town.clock.set(new Date(`${date}T12:00:00Z`));
  const completion = await town.complete(person, { difficulty });
  await town.settled();
  return completion;
}

const rows = async () => Promise.all(BOARDS.map((board) => town.resources.rankings.page(board, 0, 50)));
const seasons = async () =>
  (await town.stores.players.getMany(people.map(({ id }) => id))).map((player) => player.seasons);

/** Two seasons of work, some of it on days that are sealed by now, some undone, with ties; then as it was before there were seasons. */
async function longAgo(dates = ['2026-07-02', '2026-07-03', '2026-09-01', '2026-10-20']) {
  people = [];
  for (const name of ['Ada', 'Bob', 'Cyd', 'Dan']) people.push(await town.join({ name }));
  const undone = [];
  for (const date of dates) {
    for (const [index, person] of people.entries()) {
      const completion = await earn(person, date, difficulties[index]!);
      if (date === dates[1] && index === 1) undone.push({ person, completion });
    }
  }
  for (const { person, completion } of undone) await town.reopen(person, completion);
  await town.settled();
  const live = { rows: await rows(), seasons: await seasons() };
  for (const player of await town.stores.players.getMany(people.map(({ id }) => id))) {
    expect(player.sealed.through! > dates[1]!, 'days are sealed').toBe(true);
    const { seasons: _, ...before } = player;
    await town.stores.players.save({ ...before, version: player.version + 1 });
  }
  for (const board of BOARDS) await town.resources.rankings.drop(board);
  return live;
}

const open = (stores: Stores = town.stores) => openSeasons(stores, town.clock);
const pass = (minutes: number) => town.clock.set(new Date(town.clock.now().getTime() + minutes * 60_000));

/** Stores that die at the nth write, and at every one after it. */
function dyingAt(nth: number): Stores & { writes: () => number } {
  let count = 0;
  const dying = <T extends object>(port: T, writes: readonly string[]): T =>
    new Proxy(port, {
      get(target, name) {
        const call = Reflect.get(target, name) as (...given: unknown[]) => Promise<unknown>;
        if (!writes.includes(String(name))) return call;
        return async (...given: unknown[]) => {
          if (++count >= nth) throw new Error('killed');
          return call.apply(target, given);
        };
      },
    });
  const { players, chores, rankings } = town.stores;
  const save = ['save'];
  return {
    ...town.stores,
    players: dying<Collection<Player>>(players, save),
    chores: dying(chores, save),
    rankings: dying(rankings, ['set', 'setMany', 'remove', 'swap', 'drop']),
    writes: () => count,
  };
}

describe('an installation from before there were seasons', () => {
  it('G7 gets what was earned in them, days that are sealed and ties included, and once', async () => {
    const live = await longAgo();
    expect(live.rows.map(({ length }) => length)).toEqual([4, 4]);
    expect(new Set(live.rows[1]!.map(({ score }) => score)).size, 'there is a tie').toBe(3);
    await town.service.runJobs();
    expect({ rows: await rows(), seasons: await seasons() }).toEqual(live);
    await town.resources.rankings.drop(BOARDS[1]!);
    pass(60);
    await town.service.runJobs();
    expect((await rows())[1]).toEqual([]);
  });

  it('gets them wherever it is killed in the middle, and started again', async () => {
    const live = await longAgo();
    const { writes } = await (async () => {
      let stores = dyingAt(1);
      for (let nth = 1; ; nth++) {
        stores = dyingAt(nth);
        const died = await open(stores).then(
          () => false,
          (error: Error) => error.message === 'killed',
        );
        pass(6);
        if (!died) return stores;
      }
    })();
    expect(writes()).toBeGreaterThan(4);
    expect({ rows: await rows(), seasons: await seasons() }).toEqual(live);
  });

  it('loses nothing that is earned meanwhile, also where two instances do it at once', async () => {
    await longAgo();
    const opening = [open(), open()];
    const earning = people.map((person) => town.complete(person, { difficulty: 'epic' }));
    await Promise.all([...opening, ...earning]);
    await town.settled();
    const found = await rows();
    expect(await town.service.projections[0]!.rebuild()).toMatchObject({ items: expect.any(Number) });
    expect(found[1]).toHaveLength(4);
    expect(await rows()).toEqual(found);
    for (const counted of await seasons()) expect(counted?.xp).toHaveLength(2);
  });

  it('shows somebody all of the season when they look, before anything was brought up to date', async () => {
    const live = await longAgo(['2026-10-02', '2026-10-03', '2026-12-28']);
    const mine = live.rows[1]!.find(({ member }) => member === people[0]!.id)!;
    expect(await town.board(people[0]!, 'season')).toEqual([`1 Ada ${mine.score}`]);
  });

  it('counts again whoever earned something with a version that counts no seasons', async () => {
    const live = await longAgo();
    await open();
    const [ada] = people as [Person];
    const player = (await town.stores.players.get(ada.id))!;
    await earn(ada, '2026-10-21', 'hard');
    const after = (await town.stores.players.get(ada.id))!;
    await town.stores.players.save({ ...after, version: after.version + 1, seasons: player.seasons ?? null });
    await earn(ada, '2026-10-22', 'hard');
    const row = (await rows())[1]!.find(({ member }) => member === ada.id)!;
    const was = live.rows[1]!.find(({ member }) => member === ada.id)!;
    expect(row.score).toBe(was.score + (await town.me(ada)).xp - player.xp);
    expect((await town.stores.players.get(ada.id))!.seasons).toEqual({
      of: (await town.me(ada)).xp,
      xp: [expect.anything(), ['2026-10-01', row.score]],
    });
  });
});
