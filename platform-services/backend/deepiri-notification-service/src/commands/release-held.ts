import { type Context, derivedUuid, stamp } from 'deepiri-service-kit';
import { StaleVersion } from 'deepiri-stores';
import type { HeldMessage } from '../domain/held.ts';
import { notify } from '../domain/notification.ts';
import { quietUntil } from '../domain/quiet-hours.ts';
import type { Collections } from '../store/collections.ts';
import { inboxOf } from '../store/queries.ts';

const BATCH = 200;

type Options = { keptDays: number; context: Context };

/** Tells what waited for the end of quiet hours. It may be cut short and done again: each comes once. */
export async function releaseHeld(collections: Collections, options: Options): Promise<void> {
  const due = { releaseAt: { lte: options.context.now.toISOString() } };
  const order = { field: 'releaseAt', direction: 'asc' } as const;
  for (;;) {
    const { items } = await collections.held.find({ where: due, order, limit: BATCH });
    for (const one of items) await release(collections, one, options);
    if (items.length < BATCH) return;
  }
}

/** Tells a person at once what waited, when there are no quiet hours for it any more. */
export async function releaseFor(collections: Collections, userId: string, options: Options): Promise<void> {
  if (quietUntil(await inboxOf(collections, userId), options.context.now)) return;
  for (const one of await heldFor(collections, userId)) await release(collections, one, options);
}

/** What waits for a person, the oldest first. */
export async function heldFor({ held }: Collections, userId: string): Promise<HeldMessage[]> {
  const order = { field: 'releaseAt', direction: 'asc' } as const;
  return (await held.find({ where: { userId }, order, limit: 1_000 })).items;
}

async function release(collections: Collections, one: HeldMessage, { keptDays, context }: Options): Promise<void> {
  const { id, userId, message } = one;
  const inbox = await inboxOf(collections, userId);
  // One job tells many: each notification has an event of its own.
  const own = { ...context, deriveId: (prefix: string, rule: string) => `${prefix}_${derivedUuid(id, rule)}` };
  const decision = notify(inbox, { id, message, keptDays }, own);
  await settled(async () => {
    if (decision) await collections.notifications.save(decision.state, stamp(decision.events, context));
  });
  await settled(() => collections.held.remove(id, one.version));
}

// Somebody else was faster, and did the same.
async function settled(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StaleVersion)) throw error;
  }
}
