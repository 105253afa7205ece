import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOn } from './days.ts';
import { milestones } from './milestones.ts';
import { runOf } from './streak.ts';
import { aLife, type Life } from './testing/given.ts';

const NOON = '2026-03-02T12:00:00.000Z';
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const amounts = (life: Life) => life.ledger.map(({ entry }) => entry.amount);

describe('the ledger', () => {
  it('pays once for complete, reopen, complete on the same day, any number of times', () => {
    const life = aLife();
    for (let round = 0; round < 30; round++) life.reopen(life.complete(NOON, { difficulty: 'hard' }), NOON);
    life.complete(NOON, { difficulty: 'hard' });
    expect(life.player.xp).toBe(20);
    expect(countOn(life.player.days, '2026-03-02')).toEqual({ xp: 20, completions: 1 });
    expect(life.player.counters['completed']).toBe(1);
  });

  it('takes back to the unit what was paid, whatever the circumstances are by then', () => {
    const life = aLife();
    const ids = Array.from({ length: 25 }, () => life.complete(NOON, { difficulty: 'easy', priority: 'urgent' }));
    const paid = new Map(life.ledger.map(({ entry }) => [entry.sourceEventId, entry.amount]));
    for (const id of ids.toReversed()) {
      const before = life.player.xp;
      life.reopen(id, '2026-03-09T12:00:00.000Z');
      expect(before - life.player.xp).toBe(paid.get(id));
    }
    expect(life.player).toMatchObject({ xp: 0, days: [], counters: {} });
  });

  it('G4 a completion or a reopening handled twice has one effect', () => {
    const life = aLife();
    const id = life.complete(NOON);
    life.complete(NOON, {}, id);
    expect(amounts(life)).toEqual([10]);
    life.reopen(id, NOON);
    life.reopen(id, NOON);
    life.complete(NOON, {}, id);
    expect(amounts(life)).toEqual([10, -10]);
    expect(life.player.xp).toBe(0);
  });

  it('nets to zero when the reopening is heard before its completion, also when both come again', () => {
    const life = aLife();
    life.reopen('c1', NOON);
    life.reopen('c1', NOON);
    expect(amounts(life)).toEqual([]);
    for (let again = 0; again < 3; again++) {
      life.complete(NOON, {}, 'c1');
      life.reopen('c1', NOON);
    }
    expect(amounts(life)).toEqual([10, -10]);
    expect(life.player).toMatchObject({ xp: 0, days: [], counters: {}, early: [], badges: {}, streakBreaksAt: null });
    expect(life.log.map(({ type }) => type)).toEqual(['xp.awarded', 'xp.reversed']);
  });

  it('says of each entry what it came from', () => {
    const life = aLife();
    const id = life.complete(NOON, { title: 'Write', id: 'tsk_x' });
    life.reopen(id, '2026-03-03T08:00:00.000Z');
    const [award, reversal] = life.ledger.map(({ entry }) => entry);
    expect(award).toMatchObject({
      rule: 'task_completed',
      sourceEventId: id,
      reversalOf: null,
      at: NOON,
      title: 'Write',
    });
    expect(reversal).toMatchObject({
      rule: 'task_reopened',
      reversalOf: award!.id,
      sourceEventId: `reopened_${id}`,
      localDate: '2026-03-02',
      taskId: 'tsk_x',
    });
  });

  it('tells a badge and a day of a streak once, also when the work is undone and done again', () => {
    const life = aLife();
    for (let round = 0; round < 3; round++) {
      const ids = [1, 2, 3].map(() => life.complete(NOON, { difficulty: 'epic' }));
      for (const id of ids) life.reopen(id, NOON);
    }
    expect(life.of('streak.extended').map(({ localDate }) => localDate)).toEqual(['2026-03-02']);
    const told = life.of('badge.earned').map(({ badge }) => badge.id);
    expect(told).toEqual([...new Set(told)]);
    expect(told).toContain('epic_1');
    expect(life.player.badges).toHaveProperty('epic_1');
  });

  it('tells each level that is crossed upwards', () => {
    const life = aLife();
    const ids = [1, 2, 3].map(() => life.complete(NOON, { difficulty: 'epic' }));
    expect(life.of('level.reached')).toEqual([{ level: 2, xp: 120 }]);
    life.reopen(ids[0]!, NOON);
    expect(life.ledger.at(-1)).toMatchObject({ xp: 80, level: 1 });
    for (let round = 0; round < 5; round++) life.complete(NOON, { difficulty: 'epic' });
    expect(life.of('level.reached').map(({ level }) => level)).toEqual([2, 2, 3]);
  });

  it('tells every level that one award crosses, with ids of their own', () => {
    const life = aLife();
    life.player.xp = 95;
    life.complete(NOON, { difficulty: 'epic', priority: 'urgent' });
    expect(life.of('level.reached')).toEqual([{ level: 2, xp: 140 }]);
    const rules = { state: { ...life.player, xp: 600 }, from: { ...life.player, xp: 0 } };
    const { events } = milestones(rules.from, rules.state, '2026-03-02', {
      now: new Date(NOON),
      deriveId: (_, rule) => rule,
    });
    expect(events.filter(({ type }) => type === 'level.reached').map(({ id }) => id)).toEqual([
      `level 2 of ${life.player.id}`,
      `level 3 of ${life.player.id}`,
      `level 4 of ${life.player.id}`,
    ]);
  });
});

type Step = {
  kind: 'complete' | 'reopen' | 'repeat complete' | 'repeat reopen' | 'early reopen';
  task: number;
  minutes: number;
};
const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('complete', 'reopen', 'repeat complete', 'repeat reopen', 'early reopen'),
    task: fc.nat(5),
    minutes: fc.integer({ min: 1, max: 3 * 24 * 60 }),
  }),
  { maxLength: 60 },
);
const difficulties = ['trivial', 'easy', 'medium', 'hard', 'epic', 'hard'] as const;

/** Plays steps as the task service could tell them; deleting and restoring a task tell nothing that pays. */
function play(sequence: readonly Step[]) {
  const life = aLife();
  const done = new Map<number, string>();
  const seen: { id: string; task: number; at: string; isReopened: boolean }[] = [];
  let [time, count] = [Date.parse('2026-01-05T08:00:00.000Z'), 0];
  const fieldsOf = (task: number) => ({ id: `tsk_${task}`, difficulty: difficulties[task]! });
  for (const { kind, task, minutes } of sequence) {
    time += minutes * 60_000;
    const at = new Date(time).toISOString();
    const standing = done.get(task);
    if (kind === 'complete' && !standing) {
      const id = life.complete(at, fieldsOf(task), `c${count++}`);
      done.set(task, id);
      seen.push({ id, task, at, isReopened: false });
    } else if (kind === 'reopen' && standing) {
      life.reopen(standing, at);
      done.delete(task);
      seen.find(({ id }) => id === standing)!.isReopened = true;
    } else if (kind === 'early reopen' && !standing) {
      const id = `c${count++}`;
      life.reopen(id, at);
      life.complete(at, fieldsOf(task), id);
      seen.push({ id, task, at, isReopened: true });
    } else if (kind === 'repeat complete' && seen.length > 0) {
      const again = seen[minutes % seen.length]!;
      life.complete(again.at, fieldsOf(again.task), again.id);
    } else if (kind === 'repeat reopen') {
      const again = seen.filter(({ isReopened }) => isReopened);
      if (again.length > 0) life.reopen(again[minutes % again.length]!.id, at);
    }
  }
  return { life, standing: [...done.values()] };
}

describe('after any sequence of completing, reopening, repeating and reordering', () => {
  it('XP is the sum of the ledger, each entry the sum of its terms, and only what stands is paid', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { life, standing } = play(sequence);
        const { player, ledger } = life;
        expect(player.xp).toBe(sum(amounts(life)));
        for (const { entry, terms } of ledger) expect(sum(terms.map(({ value }) => value))).toBe(entry.amount);
        const net = new Map<string, number>();
        const awardIds = new Map(ledger.map(({ entry }) => [entry.id, entry.sourceEventId]));
        for (const { entry } of ledger) {
          const completion = awardIds.get(entry.reversalOf ?? entry.id)!;
          net.set(completion, (net.get(completion) ?? 0) + entry.amount);
        }
        for (const [id, amount] of net) expect(amount > 0, id).toBe(standing.includes(id));
        expect([...net.values()].every((amount) => amount >= 0)).toBe(true);
        expect(player.counters['completed'] ?? 0).toBe(standing.length);
        expect(new Set(life.log.map(({ id }) => id)).size).toBe(life.log.length);
        expect(life.log.at(-1)?.type.startsWith('xp.') ? (life.log.at(-1)!.data as { xp: number }).xp : player.xp).toBe(
          player.xp,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('the streak that is kept is the one that the days make', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(10_000), { maxLength: 12 }), (sequence, reopened) => {
        const { life, standing } = play(sequence);
        expect(life.player.run).toEqual(runOf(life.player));
        for (const pick of standing.length > 0 ? reopened : []) {
          const id = standing[pick % standing.length]!;
          life.reopen(id, '2026-12-01T00:00:00.000Z');
          life.complete(new Date(Date.parse('2026-01-05T08:00:00.000Z') + pick * 600_000).toISOString());
          expect(life.player.run).toEqual(runOf(life.player));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the days hold what the ledger says of them', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { life } = play(sequence);
        const byDay = new Map<string, number>();
        for (const { entry } of life.ledger)
          byDay.set(entry.localDate, (byDay.get(entry.localDate) ?? 0) + entry.amount);
        const { through } = life.player.sealed;
        for (const [date, amount] of byDay) {
          if (through === null || date > through) expect(countOn(life.player.days, date).xp).toBe(amount);
        }
        expect(life.player.days.map(([date]) => date)).toEqual(life.player.days.map(([date]) => date).toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it('undoing everything leaves nothing but what was told', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { life, standing } = play(sequence);
        for (const id of standing) life.reopen(id, '2026-12-01T00:00:00.000Z');
        expect(life.player).toMatchObject({ xp: 0, counters: {}, days: [] });
      }),
      { numRuns: 100 },
    );
  });
});
