import type { Context } from 'deepiri-service-kit';
import { sessionEnded } from '../domain/session.ts';
import { removeLatest } from '../store/remove-latest.ts';
import type { Tools } from './tools.ts';

const BATCH = 200;

/** Ends a session; gateway and sockets drop it by its event. Ending it twice is one end. */
export async function endSession(tools: Tools, id: string, context: Context): Promise<void> {
  await removeLatest(tools.sessions, id, context, (session) => sessionEnded(id, session.userId, context));
}

/** Revokes a personal access token; what was made from it is dropped by the event. */
export async function endAccessToken(tools: Tools, id: string, context: Context): Promise<void> {
  await removeLatest(tools.accessTokens, id, context, (token) => sessionEnded(id, token.userId, context));
}

/** Ends all sessions of a user but one. */
export async function endOtherSessions(
  tools: Tools,
  userId: string,
  keptId: string | undefined,
  context: Context,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await tools.sessions.find({
      where: { userId },
      order: { field: 'createdAt', direction: 'asc' },
      limit: BATCH,
      ...(after ? { after } : {}),
    });
    const ids = page.items.map(({ id }) => id).filter((id) => id !== keptId);
    await Promise.all(ids.map((id) => endSession(tools, id, context)));
    after = page.next;
  } while (after);
}

/** Ends everything that a user could still come in with. */
export async function endAllAccess(tools: Tools, userId: string, context: Context): Promise<void> {
  await endOtherSessions(tools, userId, undefined, context);
  for (;;) {
    const { items } = await tools.accessTokens.find({
      where: { userId },
      order: { field: 'createdAt', direction: 'asc' },
      limit: BATCH,
    });
    if (items.length === 0) return;
    await Promise.all(items.map(({ id }) => endAccessToken(tools, id, context)));
  }
}
