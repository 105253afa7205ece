import { problem } from 'deepiri-contracts';
import { StaleVersion } from 'deepiri-stores';
import { type AccessTokenRecord, isExpired, lifetimeSeconds, noteUse } from '../domain/access-token.ts';
import { presentUser } from '../domain/user.ts';
import { hashOf, looksLikeAccessSecret } from './make-secrets.ts';
import { signAccessToken } from './sign-access-token.ts';
import type { Tools } from './tools.ts';

const LONGEST_SECONDS = 300;

/** Turns a personal access token into a JWT that carries its scopes. @throws ProblemError unauthenticated, token_expired */
export async function exchangeAccessToken(
  tools: Tools,
  secret: string,
  now: Date,
): Promise<{ accessToken: string; expiresInSeconds: number }> {
  const token = looksLikeAccessSecret(secret) ? await tokenBySecret(tools, secret) : undefined;
  const user = token && (await tools.users.get(token.userId));
  if (!token || !user) throw problem('unauthenticated', 'This access token is not known.');
  if (isExpired(token, now)) throw problem('token_expired', 'This access token has expired.');
  await remember(tools, token, now);
  const seconds = lifetimeSeconds(token, LONGEST_SECONDS, now);
  const { role } = presentUser(user, tools.config.admins);
  const claims = { userId: user.id, sessionId: token.id, role, scopes: token.scopes, lifetimeSeconds: seconds };
  return { accessToken: await signAccessToken(tools.ring, claims, now), expiresInSeconds: seconds };
}

async function tokenBySecret(tools: Tools, secret: string): Promise<AccessTokenRecord | undefined> {
  const { items } = await tools.accessTokens.find({ where: { secretHash: hashOf(secret) }, limit: 1 });
  return items[0];
}

async function remember(tools: Tools, token: AccessTokenRecord, now: Date) {
  const used = noteUse(token, now);
  if (!used) return;
  try {
    await tools.accessTokens.save(used);
  } catch (error) {
    // Another request has just noted the use, or the token was revoked this moment, which the next exchange will see.
    if (!(error instanceof StaleVersion)) throw error;
  }
}
