import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTown, type Town } from '../events/testing/town.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const broken = (person: Person) =>
  town.published().filter(({ type, userid }) => type === 'streak.broken' && userid === person.id);

async function runAt(instant: string) {
  town.clock.set(new Date(instant));
  await town.service.runJobs();
  await town.settled();
}

describe('the end of a streak', () => {
  it('is told when the local day of the person is over, once, however often the job runs', async () => {
    town.clock.set(new Date('2026-03-02T12:00:00Z'));
    const berlin = await town.join({ timeZone: 'Europe/Berlin', dayStartsAt: '04:00' });
    const angeles = await town.join({ timeZone: 'America/Los_Angeles', dayStartsAt: '04:00' });
    await Promise.all([berlin, angeles].map((person) => town.complete(person)));
    await town.settled();
    await runAt('2026-03-06T02:59:00Z');
    expect([broken(berlin), broken(angeles)]).toEqual([[], []]);
    expect((await town.me(berlin)).streak).toEqual({ days: 1, best: 1, todayCounted: false, freezes: 0 });
    await runAt('2026-03-06T03:00:00Z');
    await runAt('2026-03-06T03:01:00Z');
    expect(broken(berlin)).toMatchObject([{ data: { days: 1, best: 1, localDate: '2026-03-05', freezesUsed: 0 } }]);
    expect(broken(angeles)).toEqual([]);
    expect((await town.me(berlin)).streak).toEqual({ days: 0, best: 1, todayCounted: false, freezes: 2 });
    await runAt('2026-03-06T12:00:00Z');
    expect(broken(angeles)).toHaveLength(1);
  });

  it('is not told twice when the next activity has told it', async () => {
    town.clock.set(new Date('2026-04-01T12:00:00Z'));
    const ada = await town.join();
    await town.complete(ada);
    await town.settled();
    town.clock.set(new Date('2026-04-20T12:00:00Z'));
    await town.complete(ada);
    await town.settled();
    await runAt('2026-04-20T12:01:00Z');
    expect(broken(ada)).toHaveLength(1);
    expect((await town.me(ada)).streak).toMatchObject({ days: 1, todayCounted: true });
  });

  it('comes for everybody, more than fit on one page', async () => {
    town.clock.set(new Date('2026-05-04T12:00:00Z'));
    const people = await Promise.all(Array.from({ length: 130 }, () => town.join()));
    await Promise.all(people.map((person) => town.complete(person)));
    await town.settled();
    await runAt('2026-05-08T00:00:00Z');
    expect(people.filter((person) => broken(person).length === 1)).toHaveLength(130);
  });
});
