import { createHash, randomBytes } from 'node:crypto';
import type { CalendarFeed, NewCalendarFeed } from 'deepiri-contracts';
import { type Context, execute } from 'deepiri-service-kit';
import { StaleVersion } from 'deepiri-stores';
import type { Feed, Stores } from '../../store/collections.ts';

const HINT = 4;

/** A new secret address; the one before ends with it. Only its hash is kept. */
export async function makeFeed({ feeds }: Stores, ownerId: string, context: Context): Promise<NewCalendarFeed> {
  const token = randomBytes(32).toString('base64url');
  const { state } = await execute({
    collection: feeds,
    id: ownerId,
    context,
    decide: (before) => ({
      state: {
        id: ownerId,
        version: (before?.version ?? 0) + 1,
        tokenHash: hashOf(token),
        hint: token.slice(-HINT),
        createdAt: context.now.toISOString(),
      },
      events: [],
    }),
  });
  return { ...feedView(state), path: `/api/calendar/${token}.ics` };
}

export function feedView({ createdAt, hint }: Feed): CalendarFeed {
  return { createdAt, hint };
}

/** Whoever has the address reads nothing any more. */
export async function endFeed({ feeds }: Stores, ownerId: string): Promise<void> {
  for (;;) {
    const feed = await feeds.get(ownerId);
    if (!feed) return;
    try {
      await feeds.remove(ownerId, feed.version);
      return;
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
}

/** Whose calendar a secret opens. */
export async function ownerOfFeed({ feeds }: Stores, token: string): Promise<string | undefined> {
  const { items } = await feeds.find({ where: { tokenHash: hashOf(token) }, limit: 1 });
  return items[0]?.id;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
