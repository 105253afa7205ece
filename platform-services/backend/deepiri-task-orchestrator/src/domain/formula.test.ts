import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guarded, unguarded } from './formula.ts';

it('leaves no formula at the beginning of a cell, and gives back what was there', () => {
  const text = fc.string({
    unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', 'a', ' '),
  });
  fc.assert(
    fc.property(text, (value) => {
      expect(guarded(value)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      expect(unguarded(guarded(value))).toBe(value);
    }),
  );
});
