import { problem, userRoutes } from 'deepiri-contracts';
import { implement, type RouteImplementation } from 'deepiri-service-kit';
import { deleteAccount } from '../commands/delete-account.ts';
import { requireUser } from '../commands/require-session.ts';
import type { Tools } from '../commands/tools.ts';
import { updateProfile } from '../commands/update-profile.ts';
import { presentProfile, presentUser, type UserRecord } from '../domain/user.ts';

const MAX_IDS = 100;
const ID = /^usr_[0-9a-f-]{36}$/;

export function accountRoutes(tools: Tools): RouteImplementation[] {
  const { users, levels, config } = tools;

  async function profiles(found: readonly UserRecord[]) {
    const known = new Map((await levels.getMany(found.map(({ id }) => id))).map(({ id, level }) => [id, level]));
    return found.map((user) => presentProfile(user, known.get(user.id) ?? 1));
  }

  return [
    implement(userRoutes.getMe, async ({ caller }) => presentUser(await requireUser(tools, caller), config.admins)),
    implement(userRoutes.updateMe, async ({ caller, body, expectedVersion, context }) => {
      const { id } = await requireUser(tools, caller);
      return updateProfile(tools, { userId: id, patch: body, expectedVersion }, context);
    }),
    implement(userRoutes.deleteMe, async ({ caller, expectedVersion, context }) => {
      await deleteAccount(tools, caller, expectedVersion, context);
      return undefined;
    }),
    implement(userRoutes.getUser, async ({ params }) => {
      const user = await users.get(params.id);
      if (!user) throw problem('not_found', 'There is no such user.');
      return presentProfile(user, (await levels.get(user.id))?.level ?? 1);
    }),
    implement(userRoutes.listUsers, async ({ query, caller }) => {
      if (query.ids !== undefined) {
        return { items: await profiles(await users.getMany(readIds(query.ids))), nextCursor: null };
      }
      if (caller.role === 'user')
        throw problem('forbidden', 'The whole directory is for administrators. Ask with `ids`.');
      const { limit = 50, cursor } = query;
      const page = await users.find({ where: {}, limit, ...(cursor ? { after: cursor } : {}) });
      return { items: await profiles(page.items), nextCursor: page.next ?? null };
    }),
  ];
}

/** @throws ProblemError invalid_query */
function readIds(text: string): string[] {
  const ids = [...new Set(text.split(',').filter(Boolean))];
  if (ids.length > MAX_IDS) throw invalidIds(`takes at most ${MAX_IDS} ids`);
  if (!ids.every((id) => ID.test(id))) throw invalidIds('must be user ids separated by commas');
  return ids;
}

function invalidIds(message: string) {
  return problem('invalid_query', `ids ${message}.`, { errors: [{ pointer: '/ids', message }] });
}
