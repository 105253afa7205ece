import fc from 'fast-check';
import { expect, it } from 'vitest';
import { event } from '../contract-suite/fixtures.ts';
import { Window } from './window.ts';

it('G3 the watermark is never at or above something unfinished, and never below what could be said', () => {
  const order = fc
    .integer({ min: 1, max: 30 })
    .chain((count) => fc.shuffledSubarray(Array.from({ length: count }, (_, index) => index)));
  fc.assert(
    fc.property(order, (finished) => {
      const window = new Window(10);
      const entries = Array.from({ length: 30 }, (_, index) => {
        window.readTo = 11 + index * 2;
        return window.add(window.readTo, event(`e${index}`));
      });
      const open = new Set(entries);
      for (const index of finished) {
        const entry = entries[index]!;
        window.pass(entry);
        open.delete(entry);
        const oldest = Math.min(...[...open].map(({ position }) => position));
        expect(window.watermark()).toBe(open.size === 0 ? window.readTo : oldest - 1);
        expect(window.ragged).toBe(entries.some((one) => one.passed && one.position > oldest));
      }
    }),
  );
});

it('what no group member wanted moves the watermark when nothing is open', () => {
  const window = new Window(0);
  window.readTo = 7;
  expect(window.watermark()).toBe(7);
});
