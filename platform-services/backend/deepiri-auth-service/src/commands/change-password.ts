import { problem } from 'deepiri-contracts';
import { type Caller, type Context, execute } from 'deepiri-service-kit';
import { requireGoodPassword } from '../domain/password-rules.ts';
import { changePassword } from '../domain/user.ts';
import { endOtherSessions } from './end-sessions.ts';
import { requireSession } from './require-session.ts';
import type { Tools } from './tools.ts';

type Change = { currentPassword: string; newPassword: string };

/** All other sessions are over with the write itself (`isAlive`); after it they are removed, and told to all who hold them. */
export async function changeOwnPassword(tools: Tools, change: Change, caller: Caller, context: Context): Promise<void> {
  const { user, session } = await requireSession(tools, caller, context.now);
  if (!user.password) throw problem('forbidden', 'This account has no password: it signs in at its provider.');
  const verifiedHash = user.password.hash;
  const right = await tools.limits.attemptFromKnown(session.id, user.emailKey, () =>
    tools.passwords.matches(verifiedHash, change.currentPassword),
  );
  if (!right) throw problem('invalid_credentials', 'The current password is wrong.');
  requireGoodPassword(change.newPassword, user, '/newPassword');
  const hash = await tools.passwords.hash(change.newPassword);
  await execute({
    collection: tools.users,
    id: user.id,
    context,
    decide: (state) => {
      if (!state) throw problem('unauthenticated', 'This account does not exist any more.');
      return changePassword(state, { hash, verifiedHash, keptSession: session.id }, context);
    },
  });
  await endOtherSessions(tools, user.id, session.id, context);
}
