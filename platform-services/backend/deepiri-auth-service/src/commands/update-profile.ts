import { problem, type User } from 'deepiri-contracts';
import { type Context, execute } from 'deepiri-service-kit';
import { changeProfile, type ProfilePatch, presentUser } from '../domain/user.ts';
import type { Tools } from './tools.ts';

/** @throws ProblemError invalid_time_zone, stale_version, unauthenticated when the account is gone */
export async function updateProfile(
  tools: Tools,
  command: { userId: string; patch: ProfilePatch; expectedVersion: number | undefined },
  context: Context,
): Promise<User> {
  const { admins } = tools.config;
  const { state } = await execute({
    collection: tools.users,
    id: command.userId,
    context,
    expectedVersion: command.expectedVersion,
    present: (user) => presentUser(user, admins),
    decide: (user) => {
      if (!user) throw problem('unauthenticated', 'This account does not exist any more.');
      return changeProfile(user, command.patch, admins, context);
    },
  });
  return presentUser(state, admins);
}
