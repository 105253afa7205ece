import { describe, expect, it } from 'vitest';
import { etagOf, expectedVersion, versionIn } from './conditional.ts';

describe('conditional requests', () => {
  it('read the version that an ETag was made from', () => {
    expect(expectedVersion(etagOf(7))).toBe(7);
  });

  it.each([undefined, '*'])('insist on nothing: %s', (header) => {
    expect(expectedVersion(header)).toBeUndefined();
  });

  it.each(['7', 'W/"7"', '"seven"', '""', '"7", "8"'])('refuse what is no ETag of ours: %s', (header) => {
    expect(() => expectedVersion(header)).toThrow('If-Match must be the ETag');
  });

  it('find the version of a resource, or of the task an answer carries', () => {
    expect(versionIn({ version: 3 })).toBe(3);
    expect(versionIn({ task: { version: 4 } })).toBe(4);
    expect(versionIn({ items: [] })).toBeUndefined();
  });
});
