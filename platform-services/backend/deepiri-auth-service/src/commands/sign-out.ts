import type { Caller, Context } from 'deepiri-service-kit';
import { endSession } from './end-sessions.ts';
import { readRefreshToken, sessionIdOf } from './make-secrets.ts';
import { requireSession } from './require-session.ts';
import type { Tools } from './tools.ts';

/** Ends the session of the caller, and that of the cookie that comes with it when it is another one of the same person. */
export async function signOut(
  tools: Tools,
  caller: Caller,
  cookie: string | undefined,
  context: Context,
): Promise<void> {
  const { user, session } = await requireSession(tools, caller, context.now);
  await endSession(tools, session.id, context);
  const token = cookie === undefined ? undefined : readRefreshToken(cookie);
  const other = token && (await tools.sessions.get(sessionIdOf(token)));
  if (other?.userId === user.id) await endSession(tools, other.id, context);
}
