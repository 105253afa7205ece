import type { CloudEvent } from 'deepiri-contracts';
import { type SubscriptionDefinition, subscription } from 'deepiri-service-kit';
import { refreshBoards } from '../commands/keep-boards.ts';
import { keepPlayer, removePlayer } from '../commands/keep-players.ts';
import { payCompletion, takeBack } from '../commands/pay.ts';
import type { Stores } from '../store/stores.ts';

/** What concerns one user is handled in order, whichever aggregate it came from. */
const byUser = ({ userid }: CloudEvent) => userid;

export function subscriptions(stores: Stores): SubscriptionDefinition[] {
  return [
    subscription({
      types: ['task.completed', 'task.reopened'],
      orderBy: byUser,
      handle: (event, context) =>
        event.type === 'task.completed' ? payCompletion(stores, event, context) : takeBack(stores, event, context),
    }),
    // A group of its own: a completion that waits for its user to be known must not stand in that user's way.
    subscription({
      suffix: 'users',
      types: ['user.registered', 'user.updated', 'user.deleted'],
      orderBy: byUser,
      handle: (event, context) =>
        event.type === 'user.deleted'
          ? removePlayer(stores, event.data.userId, context)
          : keepPlayer(stores, event.data.user, event.time, context),
    }),
    subscription({
      suffix: 'boards',
      types: ['xp.awarded', 'xp.reversed'],
      orderBy: byUser,
      handle: (event, { now }) => refreshBoards(stores, event.userid, event.data.entry.localDate, now),
    }),
  ];
}
