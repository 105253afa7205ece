import { setTimeout as pause } from 'node:timers/promises';
import { problem } from 'deepiri-contracts';
import { createLocalJWKSet, decodeProtectedHeader, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../context.ts';
import { cannotCheck, createEnded, type ReadEndings } from './ended.ts';

/** Who calls, as the verified token says. */
export type Caller = {
  kind: 'user' | 'service';
  /** User id, or the name of the service. */
  id: string;
  /** Session (`ses_…`) or personal access token (`pat_…`) behind the token. */
  sessionId: string;
  role: 'user' | 'admin' | 'service';
  /** Undefined: everything. Otherwise what a personal access token is limited to. */
  scopes?: readonly string[];
  /** Of a service: the service that it may show the token to. */
  audience?: string;
  expiresAt: Date;
};

export type Authenticator = {
  /** Answers at once for a token seen before. @throws ProblemError unauthenticated or token_expired */
  verify(token: string): Promise<Caller> | Caller;
  /** From now on tokens are refused of this session (`ses_…`), personal access token (`pat_…`) or user. */
  revoke(id: string): void;
  /**
   * Fetches the keys and what has ended, again and again until it has both: from then on tokens can be checked while
   * auth-service is away. Resolves when it has them.
   */
  learn(): Promise<void>;
};

export const TOKEN_ISSUER = 'deepiri';
export const TOKEN_AUDIENCE = 'deepiri-api';
/** `typ` of tokens that services show to each other (HS256 with the shared secret). */
export const SERVICE_TOKEN_TYPE = 'service+jwt';

type Options = {
  /** Fetches the public keys of auth-service. */
  jwks: () => Promise<JSONWebKeySet>;
  /** Shared between the services of one installation. */
  serviceSecret: Uint8Array;
  clock: Clock;
  /** Asks auth-service what has ended. Without it only what `revoke` tells is known. */
  endings?: ReadEndings;
};

const MAX_REMEMBERED = 20_000;
const REFETCH_AFTER_MS = 10_000;
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 1_000;

/**
 * Verifies access tokens (EdDSA, RFC 8037) against the keys of auth-service, and service tokens. Each token is verified once.
 * No user's token is good before it is known what has ended.
 */
export function createAuthenticator({ jwks, serviceSecret, clock, endings }: Options): Authenticator {
  const remembered = new Map<string, Caller>();
  const ended = createEnded(clock, endings);
  let keys: ReturnType<typeof createLocalJWKSet> | undefined;
  let fetchedAt = 0;

  async function userKeys(refetch = false) {
    if (!keys || refetch) {
      const found = await jwks().catch(() => {
        throw cannotCheck();
      });
      keys = createLocalJWKSet(found);
      fetchedAt = clock.now().getTime();
    }
    return keys;
  }

  async function verifyUserToken(token: string): Promise<JWTPayload> {
    const options = {
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
      algorithms: ['EdDSA', 'Ed25519'],
      currentDate: clock.now(),
    };
    try {
      return (await jwtVerify(token, await userKeys(), options)).payload;
    } catch (error) {
      const unknownKey =
        error instanceof errors.JWKSNoMatchingKey && clock.now().getTime() - fetchedAt > REFETCH_AFTER_MS;
      if (!unknownKey) throw error;
      return (await jwtVerify(token, await userKeys(true), options)).payload;
    }
  }

  async function verifyToken(token: string): Promise<Caller> {
    try {
      if (decodeProtectedHeader(token).typ === SERVICE_TOKEN_TYPE) {
        const options = {
          issuer: TOKEN_ISSUER,
          algorithms: ['HS256'],
          typ: SERVICE_TOKEN_TYPE,
          currentDate: clock.now(),
        };
        return serviceCaller((await jwtVerify(token, serviceSecret, options)).payload);
      }
      return userCaller(await verifyUserToken(token));
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw problem('token_expired', 'Get a new access token with the refresh token.');
      if (error instanceof errors.JOSEError || error instanceof TypeError)
        throw problem('unauthenticated', 'The token is not valid.');
      throw error;
    }
  }

  return {
    verify(token) {
      const known = remembered.get(token);
      if (known) return judge(known);
      return verifyToken(token).then((caller) => {
        if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!);
        remembered.set(token, caller);
        return judge(caller);
      });
    },
    revoke: ended.add,
    async learn() {
      for (let wait = FIRST_RETRY_MS; !(await hasLearned()); wait = Math.min(2 * wait, LONGEST_RETRY_MS))
        await pause(wait, undefined, { ref: false });
    },
  };

  async function hasLearned(): Promise<boolean> {
    try {
      await userKeys();
      await ended.learn();
      return true;
    } catch {
      return false;
    }
  }

  // Services do not end; and auth-service is asked with the token of one.
  function judge(caller: Caller): Caller | Promise<Caller> {
    const learning = caller.kind === 'user' ? ended.learn() : undefined;
    return learning ? learning.then(() => current(caller)) : current(caller);
  }

  function current(caller: Caller): Caller {
    if (ended.has(caller.sessionId) || ended.has(caller.id))
      throw problem('unauthenticated', 'This session has ended. Sign in again.');
    if (caller.expiresAt <= clock.now())
      throw problem('token_expired', 'Get a new access token with the refresh token.');
    return caller;
  }
}

function userCaller(claims: JWTPayload): Caller {
  const { sub, sid, role, scope, exp } = claims;
  if (!sub || typeof sid !== 'string' || !exp) throw problem('unauthenticated', 'The token is not valid.');
  return {
    kind: 'user',
    id: sub,
    sessionId: sid,
    role: role === 'admin' ? 'admin' : 'user',
    ...(typeof scope === 'string' ? { scopes: scope.split(' ') } : {}),
    expiresAt: new Date(exp * 1000),
  };
}

function serviceCaller(claims: JWTPayload): Caller {
  if (!claims.sub || !claims.exp) throw problem('unauthenticated', 'The token is not valid.');
  return {
    kind: 'service',
    id: claims.sub,
    sessionId: `service:${claims.sub}`,
    role: 'service',
    ...(typeof claims.aud === 'string' ? { audience: claims.aud } : {}),
    expiresAt: new Date(claims.exp * 1000),
  };
}
