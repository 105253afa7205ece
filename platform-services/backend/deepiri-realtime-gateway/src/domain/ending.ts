import type { EventOf, EventType } from 'deepiri-contracts';

/** The stream of what ends. All gateways read it, each for its own sockets. No user is called so. */
export const ENDINGS = 'endings';

/** A session that has ended, or without one all sessions of a user who was deleted. */
export type Ending = { userId: string; sessionId?: string };

/** What an event ends, if it ends something. */
export function endingOf(event: EventOf<EventType>): Ending | undefined {
  if (event.type === 'session.ended') return { userId: event.userid, sessionId: event.data.sessionId };
  if (event.type === 'user.deleted') return { userId: event.data.userId };
  return undefined;
}
