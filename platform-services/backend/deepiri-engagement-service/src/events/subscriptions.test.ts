import type { CloudEvent, EventData } from 'deepiri-contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Completion, type Person, startTown, type Town } from './testing/town.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const told = (person: Person) =>
  town
    .published()
    .filter(({ userid, source }) => userid === person.id && source === '/engagement-service')
    .map(({ type }) => type);
const amounts = async (person: Person) => (await town.ledger(person)).map(({ amount }) => amount);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const eventOf = (person: Person, type: string) =>
  town.published().find((event) => event.userid === person.id && event.type === type) as CloudEvent;

describe('a completed task', () => {
  it('is paid, and what it reaches is told', async () => {
    const ada = await town.join();
    const { event, task } = await town.complete(ada, { difficulty: 'hard', title: 'Ship it' });
    await town.settled();
    expect(await town.me(ada)).toMatchObject({
      xp: 20,
      level: 1,
      streak: { days: 1, best: 1, todayCounted: true, freezes: 2 },
      badges: [{ id: 'first_step' }],
    });
    expect(await town.ledger(ada)).toMatchObject([
      {
        amount: 20,
        rule: 'task_completed',
        sourceEventId: event.id,
        taskId: task.id,
        title: 'Ship it',
        reversalOf: null,
      },
    ]);
    expect(told(ada)).toEqual(['xp.awarded', 'streak.extended', 'badge.earned']);
  });

  it('leaves events that say who and why', async () => {
    const ada = await town.join();
    const { event } = await town.complete(ada);
    await town.settled();
    const actor = { type: 'service', id: 'engagement-service' };
    expect(eventOf(ada, 'xp.awarded')).toMatchObject({ cause: event.id, subject: ada.id, actor });
  });

  it('is paid when it is heard of before its user: the bus tries again', async () => {
    const ada = await town.join({}, { registered: false });
    const { event } = await town.complete(ada);
    await expect(town.deliver(event)).rejects.toThrow('has not been registered here yet');
    await town.publish('user.registered', { userid: ada.id, data: { user: ada.user } });
    await town.settled();
    expect(await town.me(ada)).toMatchObject({ xp: 10 });
  });

  it('is paid by the local day of its instant', async () => {
    const ada = await town.join({ timeZone: 'Asia/Tokyo', dayStartsAt: '04:00' });
    await town.complete(ada, { completedAt: '2026-03-02T18:59:00.000Z' });
    await town.complete(ada, { completedAt: '2026-03-02T19:01:00.000Z' });
    await town.settled();
    expect((await town.ledger(ada)).map(({ localDate }) => localDate)).toEqual(['2026-03-03', '2026-03-02']);
  });
});

describe('a reopened task', () => {
  it('gives back what it was paid, to the unit', async () => {
    const ada = await town.join();
    const completion = await town.complete(ada, { priority: 'urgent' });
    await town.settled();
    await town.reopen(ada, completion);
    await town.settled();
    expect(await amounts(ada)).toEqual([-15, 15]);
    expect(await town.me(ada)).toMatchObject({ xp: 0, rank: null, streak: { days: 0, todayCounted: false } });
    const [reversal, award] = await town.ledger(ada);
    expect(reversal).toMatchObject({ rule: 'task_reopened', reversalOf: award!.id });
  });

  it('that was not completed before changes nothing', async () => {
    const ada = await town.join();
    const completion = await town.complete(ada);
    await town.settled();
    const data: EventData<'task.reopened'> = {
      task: completion.task,
      change: 'reopened',
      patch: [],
      completionId: null,
    };
    await town.publish('task.reopened', { userid: ada.id, subject: completion.task.id, data });
    await town.settled();
    expect(await amounts(ada)).toEqual([10]);
  });

  it('nets to nothing when it is heard of before its completion', async () => {
    const [ada, eve] = [await town.join(), await town.join()];
    const completion = await town.complete(eve);
    const late: Completion = { ...completion, event: { ...completion.event, id: 'evt_late', userid: ada.id } };
    await town.reopen(ada, late);
    await town.settled();
    await town.deliver(late.event);
    await town.deliver(late.event);
    await town.settled();
    expect(await amounts(ada)).toEqual([-10, 10]);
    expect(await town.me(ada)).toMatchObject({ xp: 0, badges: [], streak: { days: 0 } });
  });
});

describe('G4 an event handled twice has one effect', () => {
  it('for every event that the service listens to', async () => {
    const ada = await town.join();
    const kept = await town.complete(ada, { difficulty: 'epic' });
    const undone = await town.complete(ada);
    await town.settled();
    const reopened = await town.reopen(ada, undone);
    await town.settled();
    const log = town.resources.documents.log;
    const [player, events, board] = [
      await town.stores.players.get(ada.id),
      await log.of(ada.id),
      await town.board(ada, 'all'),
    ];
    const again = [kept.event, undone.event, reopened, eventOf(ada, 'user.registered'), eventOf(ada, 'xp.awarded')];
    for (const event of [...again, ...again.toReversed()]) await town.deliver(event);
    await town.settled();
    expect(await town.stores.players.get(ada.id)).toEqual(player);
    expect(await log.of(ada.id)).toEqual(events);
    expect(await town.board(ada, 'all')).toEqual(board);
  });

  it('whatever is repeated and in whatever order: XP stays the sum of the ledger, each entry the sum of its terms', async () => {
    const step = fc.record({ act: fc.constantFrom('complete', 'reopen', 'repeat'), pick: fc.nat(1000) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const ada = await town.join();
        const done: Completion[] = [];
        const past: CloudEvent[] = [];
        for (const { act, pick } of steps) {
          if (act === 'complete') {
            done.push(
              await town.complete(ada, {
                difficulty: pick % 2 ? 'hard' : 'easy',
                priority: pick % 3 ? 'none' : 'urgent',
              }),
            );
            past.push(done.at(-1)!.event);
          } else if (act === 'reopen' && done.length > 0) {
            past.push(await town.reopen(ada, done.splice(pick % done.length, 1)[0]!));
          } else if (past.length > 0) {
            // May be ahead of the bus or behind it.
            await town.deliver(past[pick % past.length]!).catch(() => {});
          }
        }
        await town.settled();
        const ledger = await town.ledger(ada);
        const me = await town.me(ada);
        expect(me.xp).toBe(sum(ledger.map(({ amount }) => amount)));
        const standing = new Set(done.map(({ event }) => event.id));
        const reversed = new Set(ledger.map(({ reversalOf }) => reversalOf));
        const paid = ledger
          .filter(({ id, amount }) => amount > 0 && !reversed.has(id))
          .map(({ sourceEventId }) => sourceEventId);
        expect(new Set(paid)).toEqual(standing);
        expect(paid).toHaveLength(standing.size);
        const why = await Promise.all(ledger.map(({ id }) => town.explain(ada, id)));
        expect(why.map(({ terms }) => sum(terms.map(({ value }) => value)))).toEqual(
          ledger.map(({ amount }) => amount),
        );
        expect(me.rank === null).toBe(me.xp === 0);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a user', () => {
  it('takes a new name and zone along', async () => {
    const ada = await town.join({ name: 'Ada', timeZone: 'UTC' });
    await town.complete(ada, { completedAt: '2026-03-02T20:00:00.000Z' });
    const user = { ...ada.user, name: 'Ada L.', timeZone: 'Asia/Tokyo', version: 2 };
    await town.publish('user.updated', { userid: ada.id, data: { user }, time: '2026-03-02T21:00:00.000Z' });
    await town.settled();
    await town.complete(ada, { completedAt: '2026-03-02T22:00:00.000Z' });
    await town.settled();
    expect((await town.ledger(ada)).map(({ localDate }) => localDate)).toEqual(['2026-03-03', '2026-03-02']);
    expect((await town.board(ada, 'all')).filter((row) => row.includes('Ada L.'))).toHaveLength(1);
  });

  it('who is deleted is gone from everywhere, and stays gone', async () => {
    const eve = await town.join({ name: 'Eve of old' });
    const ada = await town.join();
    const completion = await town.complete(eve, { difficulty: 'epic' });
    await town.settled();
    const registered = eventOf(eve, 'user.registered');
    const gone = await town.publish('user.deleted', { userid: eve.id, data: { userId: eve.id } });
    await town.settled();
    for (const event of [registered, completion.event, gone, eventOf(eve, 'xp.awarded')]) await town.deliver(event);
    expect(await town.stores.players.get(eve.id)).toBeUndefined();
    for (const period of ['all', 'month', 'week', 'day'] as const) {
      expect((await town.board(ada, period)).join()).not.toContain('Eve of old');
    }
    expect(await town.resources.rankings.rank('xp:all', eve.id)).toBeUndefined();
  });
});
