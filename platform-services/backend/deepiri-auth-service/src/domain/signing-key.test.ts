import { describe, expect, it } from 'vitest';
import { isRotationDue, type KeyRecord, nextKey, publishedKeys, signingKey } from './signing-key.ts';

const day = 86_400_000;
const start = new Date('2026-03-02T09:00:00Z');
const at = (milliseconds: number) => new Date(start.getTime() + milliseconds);
const made = (kid: string) => ({ kid, jwk: { kty: 'OKP', crv: 'Ed25519', x: kid, d: 'private' } });

function rotatedOnce(): KeyRecord[] {
  const first = nextKey([], made('first'), start);
  return [first, nextKey([first], made('second'), at(90 * day))];
}

describe('signing keys', () => {
  it('the first signs at once', () => {
    const keys = [nextKey([], made('first'), start)];
    expect(signingKey(keys, start)?.kid).toBe('first');
    expect(isRotationDue(keys, 90, at(89 * day))).toBe(false);
    expect(isRotationDue(keys, 90, at(90 * day))).toBe(true);
    expect(isRotationDue([], 90, start)).toBe(true);
  });

  it('a later one is published an hour before it signs', () => {
    const keys = rotatedOnce();
    expect(publishedKeys(keys, at(90 * day)).map(({ kid }) => kid)).toEqual(['first', 'second']);
    expect(signingKey(keys, at(90 * day + 3_599_999))?.kid).toBe('first');
    expect(signingKey(keys, at(90 * day + 3_600_000))?.kid).toBe('second');
    expect(isRotationDue(keys, 90, at(90 * day + 60_000))).toBe(false);
  });

  it('an old one stays published until its last token is over', () => {
    const keys = rotatedOnce();
    const handover = 90 * day + 3_600_000;
    expect(publishedKeys(keys, at(handover + 20 * 60_000)).map(({ kid }) => kid)).toEqual(['first', 'second']);
    expect(publishedKeys(keys, at(handover + 3_600_000)).map(({ kid }) => kid)).toEqual(['second']);
  });
});
