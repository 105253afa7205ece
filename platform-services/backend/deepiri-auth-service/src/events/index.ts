import { execute, type SubscriptionDefinition, subscription } from 'deepiri-service-kit';
import { forgetUser } from '../commands/delete-account.ts';
import type { Tools } from '../commands/tools.ts';
import { noteLevel } from '../domain/level.ts';

export function authSubscriptions(tools: Tools): SubscriptionDefinition[] {
  return [
    subscription({
      types: ['user.deleted'],
      handle: ({ data }, context) => forgetUser(tools, data.userId, context),
    }),
    subscription({
      suffix: 'levels',
      // Both come from the same user's play, and the later one counts.
      types: ['level.reached', 'xp.reversed'],
      orderBy: (event) => event.userid,
      handle: async ({ userid, time, data }, context) => {
        if (!(await tools.users.get(userid))) return;
        const told = { userId: userid, level: data.level, at: time };
        await execute({
          collection: tools.levels,
          id: userid,
          context,
          decide: (known) => ({ state: noteLevel(known, told), events: [] }),
        });
      },
    }),
  ];
}
