import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUuids, derivedUuid } from './ids.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('ids', () => {
  it('are UUIDs that sort in the order they were made, whatever the clock does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_020 }), { minLength: 2, maxLength: 300 }),
        (times) => {
          const uuid = createUuids();
          const ids = times.map((time) => uuid(new Date(time)));
          expect(ids.every((id) => UUID.test(id))).toBe(true);
          expect([...ids].sort()).toEqual(ids);
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
    );
  });

  it('survive more ids in a millisecond than the counter holds', () => {
    const uuid = createUuids();
    const ids = Array.from({ length: 10_000 }, () => uuid(new Date(1_700_000_000_000)));
    expect([...ids].sort()).toEqual(ids);
  });

  it('derived from the same parts are the same, from other parts others', () => {
    expect(derivedUuid('a', 'b')).toBe(derivedUuid('a', 'b'));
    expect(derivedUuid('a', 'b')).not.toBe(derivedUuid('ab', ''));
    expect(derivedUuid('a', 'b')).toMatch(UUID);
  });
});
