import { problem } from 'deepiri-contracts';
import type { Caller } from 'deepiri-service-kit';
import type { SessionRecord } from '../domain/session.ts';
import { isAlive } from '../domain/session.ts';
import type { UserRecord } from '../domain/user.ts';
import type { Tools } from './tools.ts';

/** The account of the caller. @throws ProblemError forbidden for services, unauthenticated when the account is gone */
export async function requireUser(tools: Tools, caller: Caller): Promise<UserRecord> {
  if (caller.kind !== 'user') throw problem('forbidden', 'Only people have an account.');
  const user = await tools.users.get(caller.id);
  if (!user) throw problem('unauthenticated', 'This account does not exist any more.');
  return user;
}

/**
 * The session of the caller, for what only a person who is signed in may do.
 * @throws ProblemError forbidden for services and personal access tokens, unauthenticated when the session has ended
 */
export async function requireSession(
  tools: Tools,
  caller: Caller,
  now: Date,
): Promise<{ user: UserRecord; session: SessionRecord }> {
  if (!caller.sessionId.startsWith('ses_')) {
    throw problem('forbidden', 'A personal access token cannot do this. Sign in with your password.');
  }
  const [user, session] = await Promise.all([requireUser(tools, caller), tools.sessions.get(caller.sessionId)]);
  if (!session || session.userId !== user.id || !isAlive(session, user, now)) {
    throw problem('unauthenticated', 'This session has ended. Sign in again.');
  }
  return { user, session };
}
