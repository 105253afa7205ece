import type { SignedIn } from 'deepiri-contracts';
import { type Origin, openSession, type SessionRecord } from '../domain/session.ts';
import { presentUser, type UserRecord } from '../domain/user.ts';
import { hashOf, newRefreshToken, type RefreshToken, sessionIdOf, writeRefreshToken } from './make-secrets.ts';
import { signAccessToken } from './sign-access-token.ts';
import type { Tools } from './tools.ts';

/** Signs a user in on one device. Who it is must have been made sure of before. */
export async function openNewSession(tools: Tools, user: UserRecord, origin: Origin, now: Date): Promise<SignedIn> {
  const token = newRefreshToken();
  const secretHash = hashOf(token.secret);
  const session = openSession({ id: sessionIdOf(token), userId: user.id, secretHash, ...origin }, now);
  await tools.sessions.save(session);
  return signedIn(tools, user, session, token, now);
}

/** The answer to everything that signs in: who it is, and a pair of tokens. */
export async function signedIn(
  tools: Tools,
  user: UserRecord,
  session: SessionRecord,
  token: RefreshToken,
  now: Date,
): Promise<SignedIn> {
  const presented = presentUser(user, tools.config.admins);
  const lifetimeSeconds = tools.config.accessTokenSeconds;
  const claims = { userId: user.id, sessionId: session.id, role: presented.role, lifetimeSeconds };
  const accessToken = await signAccessToken(tools.ring, claims, now);
  return { user: presented, accessToken, refreshToken: writeRefreshToken(token), expiresInSeconds: lifetimeSeconds };
}
