import { problem } from 'deepiri-contracts';
import { type Caller, type Context, stamp } from 'deepiri-service-kit';
import { StaleVersion } from 'deepiri-stores';
import { presentUser, type UserRecord, userDeleted } from '../domain/user.ts';
import { removeLatest } from '../store/remove-latest.ts';
import { endAllAccess } from './end-sessions.ts';
import { requireSession } from './require-session.ts';
import type { Tools } from './tools.ts';

/**
 * Removes the account; from then on none of its sessions and tokens is worth anything, and its e-mail is free.
 * They are removed at once as well, and again by the handler of `user.deleted`, in case this process dies in between.
 * @throws ProblemError forbidden, unauthenticated, stale_version
 */
export async function deleteAccount(
  tools: Tools,
  caller: Caller,
  expectedVersion: number | undefined,
  context: Context,
): Promise<void> {
  const { user } = await requireSession(tools, caller, context.now);
  if (expectedVersion === undefined) {
    await removeLatest(tools.users, user.id, context, (state) => userDeleted(state, context));
  } else await removeAt(tools, user, expectedVersion, context);
  await forgetUser(tools, user.id, context);
}

async function removeAt(tools: Tools, user: UserRecord, version: number, context: Context) {
  try {
    await tools.users.remove(user.id, version, stamp(userDeleted(user, context), context));
  } catch (error) {
    if (!(error instanceof StaleVersion)) throw error;
    const current = (await tools.users.get(user.id)) ?? user;
    throw problem('stale_version', 'Look at `current` and try again.', {
      extra: { current: presentUser(current, tools.config.admins) },
    });
  }
}

/** Removes what is left of a deleted user. */
export async function forgetUser(tools: Tools, userId: string, context: Context): Promise<void> {
  await endAllAccess(tools, userId, context);
  await removeLatest(tools.levels, userId, context, () => []);
}
