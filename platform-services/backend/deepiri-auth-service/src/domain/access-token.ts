import { type AccessToken, problem, type TokenScope } from 'deepiri-contracts';
import type { Context } from 'deepiri-service-kit';

/** A personal access token. The secret itself is not stored, only its hash. */
export type AccessTokenRecord = {
  id: string;
  version: number;
  userId: string;
  name: string;
  scopes: TokenScope[];
  secretHash: string;
  hint: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
};

export type NewAccessToken = {
  userId: string;
  name: string;
  scopes: TokenScope[];
  expiresAt?: string | null | undefined;
  secretHash: string;
  hint: string;
};

const NOTED_EVERY_SECONDS = 60;
/** Later instants are written longer, and text order is no longer time order. */
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** @throws ProblemError invalid_body when it would be over before it begins */
export function createAccessToken(command: NewAccessToken, context: Context): AccessTokenRecord {
  const { userId, name, scopes, secretHash, hint } = command;
  const end = command.expiresAt ? Date.parse(command.expiresAt) : null;
  // Written so that it also refuses what passes for a time and is none, such as a leap second.
  if (end !== null && !(end > context.now.getTime() && end <= LATEST)) {
    throw problem('invalid_body', 'expiresAt must be in the future.', {
      errors: [{ pointer: '/expiresAt', message: 'must be in the future', code: 'in_the_past' }],
    });
  }
  return {
    id: context.newId('pat'),
    version: 1,
    userId,
    name: name.trim(),
    scopes,
    secretHash,
    hint,
    createdAt: context.now.toISOString(),
    expiresAt: end === null ? null : new Date(end).toISOString(),
    lastUsedAt: null,
  };
}

export function isExpired(token: AccessTokenRecord, now: Date): boolean {
  return token.expiresAt !== null && token.expiresAt <= now.toISOString();
}

/** The record with its use noted, or undefined when a use was noted within the last minute. */
export function noteUse(token: AccessTokenRecord, now: Date): AccessTokenRecord | undefined {
  const noted = token.lastUsedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(token.lastUsedAt);
  if (now.getTime() - noted < NOTED_EVERY_SECONDS * 1000) return undefined;
  return { ...token, version: token.version + 1, lastUsedAt: now.toISOString() };
}

/** @param limitSeconds the longest a token made from it may live @returns whole seconds until the earlier of both ends */
export function lifetimeSeconds(token: AccessTokenRecord, limitSeconds: number, now: Date): number {
  if (token.expiresAt === null) return limitSeconds;
  return Math.min(limitSeconds, Math.max(1, Math.floor((Date.parse(token.expiresAt) - now.getTime()) / 1000)));
}

export function presentAccessToken(token: AccessTokenRecord): AccessToken {
  const { id, name, scopes, hint, createdAt, expiresAt, lastUsedAt } = token;
  return { id, name, scopes, hint, createdAt, expiresAt, lastUsedAt };
}
