import { describe, expect, it } from 'vitest';
import { together } from './together.ts';

describe('D5 what is asked for together', () => {
  it('goes together: one batch for what came in one turn, then one for what came while it was under way', async () => {
    const batches: number[][] = [];
    const later = Promise.withResolvers<void>();
    const double = together<number, number>(3, async (items) => {
      batches.push([...items]);
      if (batches.length === 1) await later.promise;
      return items.map((item) => item * 2);
    });
    const first = [1, 2, 3, 4].map(double);
    await new Promise(setImmediate);
    const second = [5, 6].map(double);
    later.resolve();
    expect(await Promise.all([...first, ...second])).toEqual([2, 4, 6, 8, 10, 12]);
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(await double(7)).toBe(14);
  });

  it('fails together, and what comes later is tried again', async () => {
    let down = true;
    const ask = together<string, string>(10, async (items) => {
      if (down) throw new Error('down');
      return items;
    });
    const failed = await Promise.allSettled([ask('a'), ask('b')]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    down = false;
    expect(await ask('c')).toBe('c');
  });
});
