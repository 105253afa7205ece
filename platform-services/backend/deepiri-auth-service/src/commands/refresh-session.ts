import { ProblemError, problem, type SignedIn } from 'deepiri-contracts';
import { type Context, execute } from 'deepiri-service-kit';
import { invalidRefreshToken, isAlive, type Origin, rotate, type SessionRecord, worthOf } from '../domain/session.ts';
import { endSession } from './end-sessions.ts';
import { hashOf, newSalt, nextRefreshToken, type RefreshToken, readRefreshToken, sessionIdOf } from './make-secrets.ts';
import { signedIn } from './open-session.ts';
import type { Tools } from './tools.ts';

/** Exchanges a refresh token for the next pair. @throws ProblemError invalid_refresh_token, refresh_reused, rate_limited */
export async function refreshSession(tools: Tools, text: string, origin: Origin, context: Context): Promise<SignedIn> {
  await tools.limits.request(origin.ip);
  const token = readRefreshToken(text);
  if (!token) throw invalidRefreshToken();
  const id = sessionIdOf(token);
  const user = await userOf(tools, id);
  try {
    const { state } = await execute({
      collection: tools.sessions,
      id,
      context,
      decide: (session) => {
        if (!session || !isAlive(session, user, context.now)) throw invalidRefreshToken();
        return { state: exchange(session, token, origin, context.now), events: [] };
      },
    });
    if (!user || !state.previous) throw invalidRefreshToken();
    return await signedIn(tools, user, state, nextRefreshToken(token, state.previous.salt), context.now);
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'refresh_reused') await endSession(tools, id, context);
    throw error;
  }
}

async function userOf(tools: Tools, sessionId: string) {
  const session = await tools.sessions.get(sessionId);
  return session && tools.users.get(session.userId);
}

function exchange(session: SessionRecord, token: RefreshToken, origin: Origin, now: Date): SessionRecord {
  switch (worthOf(session, hashOf(token.secret), now)) {
    case 'current': {
      const salt = newSalt();
      return rotate(session, { salt, nextHash: hashOf(nextRefreshToken(token, salt).secret), ...origin }, now);
    }
    case 'repeated':
      return session;
    case 'reused':
      throw problem('refresh_reused', 'Somebody else may have it. Sign in again, and look at your devices.');
  }
}
