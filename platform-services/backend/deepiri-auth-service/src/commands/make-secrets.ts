import { createHash, createHmac, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { derivedUuid } from 'deepiri-service-kit';

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

const REFRESH_PREFIX = 'dpi_rt_';
const REFRESH_FORM = /^dpi_rt_([\w-]{22})([\w-]{43})$/;

/**
 * A refresh token has two parts: the family (128 bits) stays for the life of a session, and the session's id is derived
 * from it, so any token of a session, however old, leads to it, and none can be made up. The secret (256 bits) is new
 * with each exchange.
 */
export type RefreshToken = { family: string; secret: string };

export function newRefreshToken(): RefreshToken {
  return { family: randomBytes(16).toString('base64url'), secret: randomBytes(32).toString('base64url') };
}

export function writeRefreshToken({ family, secret }: RefreshToken): string {
  return `${REFRESH_PREFIX}${family}${secret}`;
}

export function readRefreshToken(text: string): RefreshToken | undefined {
  const [, family, secret] = REFRESH_FORM.exec(text) ?? [];
  return family && secret ? { family, secret } : undefined;
}

export function sessionIdOf({ family }: RefreshToken): string {
  return `ses_${derivedUuid('refresh-family', family)}`;
}

export function newSalt(): string {
  return randomBytes(32).toString('base64url');
}

/** The token that follows. Nobody can compute it without both the present token and the salt. */
export function nextRefreshToken(token: RefreshToken, salt: string): RefreshToken {
  const secret = createHmac('sha256', salt).update(token.secret).digest('base64url');
  return { family: token.family, secret };
}

const ACCESS_PREFIX = 'dpi_pat_';
const ACCESS_FORM = /^dpi_pat_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `dpi_pat_`, 256 random bits, and a checksum so that scanners for leaked secrets can tell it from noise. */
export function newAccessSecret(): string {
  const random = base62(BigInt(`0x${randomBytes(32).toString('hex')}`), 43);
  return `${ACCESS_PREFIX}${random}${checksum(random)}`;
}

/** Whether it can be one of ours at all, without a look into the store. */
export function looksLikeAccessSecret(text: string): boolean {
  const [, random, check] = ACCESS_FORM.exec(text) ?? [];
  return random !== undefined && checksum(random) === check;
}

function checksum(text: string): string {
  return base62(BigInt(crc32(text)), 6);
}

function base62(value: bigint, length: number): string {
  let rest = value;
  let text = '';
  for (let place = 0; place < length; place++) {
    text = DIGITS[Number(rest % 62n)] + text;
    rest /= 62n;
  }
  return text;
}
