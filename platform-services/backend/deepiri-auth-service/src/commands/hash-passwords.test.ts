import { describe, expect, it } from 'vitest';
import { createPasswords } from './hash-passwords.ts';

describe('passwords', () => {
  it('are kept as argon2id with 19 MiB and two passes', async () => {
    const passwords = await createPasswords(1);
    const stored = await passwords.hash('correct horse');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches(stored, 'correct horse')).toBe(true);
    expect(await passwords.matches(stored, 'correct Horse')).toBe(false);
  });

  it('match nobody without a stored hash', async () => {
    const passwords = await createPasswords(1);
    expect(await passwords.matches(undefined, 'anything')).toBe(false);
  });

  it('are the same however an accent was typed', async () => {
    const passwords = await createPasswords(1);
    expect(await passwords.matches(await passwords.hash('caf\u00e9-au-lait'), 'cafe\u0301-au-lait')).toBe(true);
  });

  it('wait for their turn, all of them', async () => {
    const passwords = await createPasswords(2);
    const stored = await passwords.hash('correct horse');
    const tries = Array.from({ length: 8 }, (_, index) =>
      passwords.matches(stored, index === 5 ? 'correct horse' : 'x'),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
  });
});
