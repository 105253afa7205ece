import { problem } from 'deepiri-contracts';
import type { Context } from 'deepiri-service-kit';
import { type Collection, type Document, StaleVersion, type Where } from 'deepiri-stores';
import { bins } from '../domain/task.ts';
import type { Departed, Stores } from '../store/collections.ts';

const BATCH = 200;
const MINUTE_MS = 60_000;
const REMEMBERED_MS = 30 * 24 * 60 * MINUTE_MS;
/** How long after each other the sweeps come: a request that was let in just before may write for a while. */
const SWEEPS_AFTER_MS = [MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS];

/**
 * Removes everything that a person has here. They are remembered first: what goes on for long stops by that, and what slips
 * in behind this is swept out later. Doing it again removes what came in between.
 */
export async function forgetUser(stores: Stores, userId: string, now: Date): Promise<void> {
  await noteSweep(stores, { id: userId, version: 0, sweeps: 0 }, now);
  await removeEverything(stores, userId);
}

/** @throws ProblemError unauthenticated when the person's account was deleted meanwhile */
export async function checkStays({ departed }: Stores, userId: string): Promise<void> {
  if (await departed.get(userId)) throw problem('unauthenticated', 'Your account was deleted meanwhile.');
}

/** Removes what requests wrote that were under way when their account was deleted. */
export async function sweepDeparted(stores: Stores, { now }: Pick<Context, 'now'>): Promise<void> {
  const where = { sweepAt: { lte: now.toISOString() } };
  const order = { field: 'sweepAt', direction: 'asc' } as const;
  const { items } = await stores.departed.find({ where, order, limit: BATCH });
  for (const one of items) {
    await removeEverything(stores, one.id);
    await noteSweep(stores, one, now);
  }
}

type Known = Pick<Departed, 'id' | 'version' | 'sweeps'>;

async function noteSweep({ departed }: Stores, { id, version, sweeps }: Known, now: Date): Promise<void> {
  const later = (ms: number) => new Date(now.getTime() + ms).toISOString();
  const next = SWEEPS_AFTER_MS[sweeps];
  const sweepAt = next === undefined ? null : later(next);
  await departed
    .save({ id, version: version + 1, sweepAt, sweeps: sweeps + 1, until: later(REMEMBERED_MS) })
    // Another process was quicker, or the event came before.
    .catch(ignoreStale);
}

async function removeEverything(stores: Stores, userId: string): Promise<void> {
  const { tasks, projects, views, entries, comments, guards, people, rollovers, imports, feeds } = stores;
  for (const bin of bins) await removeAll(tasks, { ownerId: userId, bin }, 'createdAt');
  await removeAll(entries, { ownerId: userId }, 'startedAt');
  await removeAll(comments, { authorId: userId });
  await removeAll(projects, { ownerId: userId }, 'nameKey');
  await removeAll(views, { ownerId: userId }, 'position');
  for (const collection of [guards, people, rollovers, imports, feeds]) {
    const kept = await collection.get(userId);
    if (kept) await collection.remove(kept.id, kept.version).catch(ignoreStale);
  }
}

async function removeAll<T extends Document>(collection: Collection<T>, where: Where<T>, by?: keyof T & string) {
  const order = by ? { order: { field: by, direction: 'asc' as const } } : {};
  const batch = () => collection.find({ where, ...order, limit: BATCH });
  for (let page = await batch(); page.items.length > 0; page = await batch())
    await Promise.all(page.items.map(({ id, version }) => collection.remove(id, version).catch(ignoreStale)));
}

// Somebody changed it after the page was read: the next page has it again.
function ignoreStale(error: unknown) {
  if (!(error instanceof StaleVersion)) throw error;
}
