import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planTasks } from './plan.ts';
import type { StoredTask } from './task.ts';
import { given, taskId } from './testing/given.ts';

type Fields = Parameters<typeof given>[0];
const task = (n: number, fields: Fields = {}) => given({ id: taskId(n), ...fields });
const idsOf = (plan: ReturnType<typeof planTasks>) => plan.items.map((item) => Number(item.task.id.slice(-4)));

describe('the plan', () => {
  it('asks for the due date first, then priority, then age', () => {
    const plan = planTasks(
      [
        task(1, { createdAt: '2026-03-02T00:00:00.000Z' }),
        task(2, { createdAt: '2026-03-01T00:00:00.000Z' }),
        task(3, { priority: 'high' }),
        task(4, { dueAt: '2026-03-09T00:00:00.000Z' }),
        task(5, { dueAt: '2026-03-08T00:00:00.000Z', priority: 'low' }),
      ],
      30,
    );
    expect(idsOf(plan)).toEqual([5, 4, 3, 2, 1]);
  });

  it('puts what is waited for first, however urgent what waits is', () => {
    const plan = planTasks([task(1, { priority: 'urgent', blockedBy: [taskId(2)] }), task(2)], 30);
    expect(idsOf(plan)).toEqual([2, 1]);
    expect(plan.items.map(({ ready }) => ready)).toEqual([true, false]);
  });

  it('finds slack and the critical path over estimates', () => {
    const plan = planTasks(
      [
        task(1, { estimateMinutes: 60 }),
        task(2, { estimateMinutes: 20 }),
        task(3, { blockedBy: [taskId(1), taskId(2)] }),
        task(4, { estimateMinutes: 15, blockedBy: [taskId(3)] }),
        task(5, { estimateMinutes: 10 }),
      ],
      30,
    );
    expect(plan.criticalPath).toEqual([1, 3, 4].map(taskId));
    const slack = Object.fromEntries(plan.items.map((item) => [Number(item.task.id.slice(-4)), item.slackMinutes]));
    expect(slack).toEqual({ 1: 0, 2: 40, 3: 0, 4: 0, 5: 95 });
    expect(plan.items.filter((item) => item.onCriticalPath)).toHaveLength(3);
  });

  it('a blocker that is not open holds nobody up', () => {
    const plan = planTasks([task(1, { blockedBy: [taskId(99)] })], 30);
    expect(plan.items).toMatchObject([{ ready: true, slackMinutes: 0 }]);
  });

  it('of nothing is empty', () => {
    expect(planTasks([], 30)).toEqual({ items: [], criticalPath: [] });
  });

  it('loses no task even if the pages that it was read from do not fit together', () => {
    const circle = [task(1, { blockedBy: [taskId(2)] }), task(2, { blockedBy: [taskId(1)] }), task(3)];
    expect(idsOf(planTasks(circle, 0)).sort()).toEqual([1, 2, 3]);
  });

  it('holds for any network: order, slack and path agree with their definitions', () => {
    fc.assert(
      fc.property(networks, (tasks) => {
        const plan = planTasks(tasks, 30);
        const place = new Map(plan.items.map((item, index) => [item.task.id, index]));
        expect(place.size).toBe(tasks.length);
        for (const { id, blockedBy } of tasks)
          for (const other of blockedBy) expect(place.get(other)!).toBeLessThan(place.get(id)!);
        const total = longest(tasks);
        const minutes = new Map(tasks.map((one) => [one.id, one.estimateMinutes ?? 30]));
        expect(plan.criticalPath.reduce((sum, id) => sum + minutes.get(id)!, 0)).toBe(total);
        for (const item of plan.items) {
          const stretched = tasks.map((one) =>
            one.id === item.task.id ? { ...one, estimateMinutes: minutes.get(one.id)! + item.slackMinutes + 1 } : one,
          );
          expect(longest(stretched)).toBe(total + 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of 10,000 tasks in chains is made in one go', () => {
    const tasks = Array.from({ length: 10_000 }, (_, n) => task(n, { blockedBy: n >= 100 ? [taskId(n - 100)] : [] }));
    const plan = planTasks(tasks, 30);
    expect(plan.items).toHaveLength(10_000);
    expect(plan.criticalPath).toHaveLength(100);
  });
});

const networks = fc
  .array(
    fc.record({ minutes: fc.option(fc.integer({ min: 1, max: 90 })), waits: fc.array(fc.nat(9), { maxLength: 3 }) }),
    {
      maxLength: 10,
    },
  )
  .map((nodes) =>
    nodes.map(({ minutes, waits }, n) =>
      task(n, { estimateMinutes: minutes, blockedBy: [...new Set(waits)].filter((w) => w < n).map(taskId) }),
    ),
  );

/** The length of the longest chain, by trying all of them. */
function longest(tasks: readonly Pick<StoredTask, 'id' | 'estimateMinutes' | 'blockedBy'>[]): number {
  const byId = new Map(tasks.map((one) => [one.id, one]));
  const end = (id: string): number => {
    const one = byId.get(id)!;
    return (one.estimateMinutes ?? 30) + Math.max(0, ...one.blockedBy.map(end));
  };
  return Math.max(0, ...tasks.map(({ id }) => end(id)));
}
