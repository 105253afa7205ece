import type { EventOf } from 'deepiri-contracts';
import type { Context } from 'deepiri-service-kit';
import { completed } from '../domain/completion.ts';
import { reversed, reversedEarly } from '../domain/reversal.ts';
import { entryIds, type LedgerRecord } from '../store/ledger.ts';
import type { Stores } from '../store/stores.ts';
import { changePlayer } from './change-player.ts';

/** Pays for a completed task, once. One load and one write. */
export async function payCompletion(stores: Stores, event: EventOf<'task.completed'>, context: Context): Promise<void> {
  const { task } = event.data;
  const at = new Date(task.completedAt ?? event.time);
  const completion = { completionId: event.id, ...entryIds(event.id), task, at };
  await changePlayer(stores, { id: event.userid, context, decide: (player) => completed(player, completion, context) });
}

/** Takes back what a completion was paid, or remembers to do so when it is heard of. */
export async function takeBack(stores: Stores, event: EventOf<'task.reopened'>, context: Context): Promise<void> {
  const { completionId } = event.data;
  if (completionId === null) return;
  const { entryId, reversalId } = entryIds(completionId);
  const early = { completionId, reopenedId: event.id, at: event.time };
  // The player first: a completion that is paid after this look at the log makes the version stale.
  const before = await stores.players.get(event.userid);
  const award = (await stores.log.find(entryId))?.data as LedgerRecord | undefined;
  await changePlayer(stores, {
    id: event.userid,
    context,
    expectedVersion: award ? undefined : before?.version,
    decide: (player) =>
      award ? reversed(player, { ...early, reversalId, award }, context) : reversedEarly(player, early),
  });
}
