import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byPlace } from './by-place.ts';
import { keyBetween, placed } from './order-key.ts';

/** Where each of many things is put, as a share of those that are there. */
const moves = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 120 });
const KEY = /^[0-9A-Za-z]{1,100}$/;

describe('a place by hand', () => {
  it('is always found between two, and is a key that the platform takes', () => {
    fc.assert(
      fc.property(moves, (shares) => {
        const keys: string[] = [];
        for (const share of shares) {
          const at = Math.floor(share * keys.length);
          const key = keyBetween(keys[at - 1] ?? null, keys[at] ?? null);
          expect(key).toMatch(KEY);
          keys.splice(at, 0, key);
        }
        expect(keys.toSorted()).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('stays short where one appends, and is refused where nothing fits', () => {
    let key: string | null = null;
    for (let count = 0; count < 1_000; count++) key = keyBetween(key, null);
    expect(key?.length).toBeLessThan(20);
    expect(() => keyBetween('V', 'V')).toThrow(RangeError);
  });

  it('is where it was wanted, whatever keys there were before', () => {
    const key = fc.option(fc.constantFrom('1', '2', 'V', 'V1', 'z'));
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (given, from, where) => {
        const tasks = given
          .map((orderKey, at) => ({ id: `t${at}`, orderKey, createdAt: `2026-01-0${at + 1}` }))
          .sort(byPlace);
        const id = tasks[from % tasks.length]?.id ?? '';
        const to = where % tasks.length;
        const wanted = tasks.map((task) => task.id).filter((one) => one !== id);
        wanted.splice(to, 0, id);
        const keys = placed(tasks, id, to);
        const after = tasks.map((task) => ({ ...task, orderKey: keys.get(task.id) ?? task.orderKey })).sort(byPlace);
        expect(after.map((task) => task.id)).toEqual(wanted);
      }),
    );
  });

  it('changes one task where its neighbours leave room, and no other', () => {
    const tasks = ['1', '2', '3'].map((orderKey) => ({ id: orderKey, orderKey, createdAt: '' }));
    expect([...placed(tasks, '3', 0).keys()]).toEqual(['3']);
    expect(placed(tasks, 'gone', 0).size).toBe(0);
  });
});
