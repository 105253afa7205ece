import { describe, expect, it } from 'vitest';
import {
  looksLikeAccessSecret,
  newAccessSecret,
  newRefreshToken,
  newSalt,
  nextRefreshToken,
  readRefreshToken,
  sessionIdOf,
  writeRefreshToken,
} from './make-secrets.ts';

describe('a refresh token', () => {
  it('can be written and read', () => {
    const token = newRefreshToken();
    expect(writeRefreshToken(token)).toMatch(/^dpi_rt_[\w-]{65}$/);
    expect(readRefreshToken(writeRefreshToken(token))).toEqual(token);
    expect(readRefreshToken('dpi_rt_short')).toBeUndefined();
    expect(readRefreshToken(`${writeRefreshToken(token)}x`)).toBeUndefined();
  });

  it('leads to the same session through all its exchanges, and only to that', () => {
    const token = newRefreshToken();
    const next = nextRefreshToken(token, newSalt());
    expect(sessionIdOf(next)).toBe(sessionIdOf(token));
    expect(sessionIdOf(newRefreshToken())).not.toBe(sessionIdOf(token));
    expect(sessionIdOf(token)).toMatch(/^ses_[0-9a-f-]{36}$/);
  });

  it('is followed by the same token under the same salt, and by another under another', () => {
    const token = newRefreshToken();
    const salt = newSalt();
    expect(nextRefreshToken(token, salt)).toEqual(nextRefreshToken(token, salt));
    expect(nextRefreshToken(token, newSalt()).secret).not.toBe(nextRefreshToken(token, salt).secret);
    expect(writeRefreshToken(nextRefreshToken(token, salt))).toHaveLength(writeRefreshToken(token).length);
  });
});

describe('a personal access token', () => {
  it('carries a checksum that one wrong character breaks', () => {
    const secret = newAccessSecret();
    expect(secret).toMatch(/^dpi_pat_[0-9A-Za-z]{49}$/);
    expect(looksLikeAccessSecret(secret)).toBe(true);
    const wrong = secret.slice(0, 20) + (secret[20] === 'a' ? 'b' : 'a') + secret.slice(21);
    expect(looksLikeAccessSecret(wrong)).toBe(false);
  });

  it('does not come twice', () => {
    expect(new Set(Array.from({ length: 200 }, newAccessSecret)).size).toBe(200);
  });
});
