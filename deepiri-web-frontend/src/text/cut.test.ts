import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cut } from './cut.ts';

it('cuts no character in half', () => {
  expect(cut('a😀b', 2)).toBe('a');
  expect(cut('a😀b', 3)).toBe('a😀');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(30), (text, most) => {
      expect(cut(text, most).isWellFormed()).toBe(true);
      expect(text.startsWith(cut(text, most))).toBe(true);
    }),
  );
});
