import { problem } from 'deepiri-contracts';

const LONGEST_NAME = 100;

/** The room of a user: everything that concerns them arrives there. */
export function roomOf(userId: string): string {
  return `user:${userId}`;
}

/**
 * The room that a user asks to enter.
 * @throws ProblemError invalid_body, not_found; whether somebody else's room exists is not told
 */
export function roomToEnter(userId: string, asked: unknown): string {
  const room = (asked as { room?: unknown } | null | undefined)?.room;
  if (typeof room !== 'string' || room === '' || room.length > LONGEST_NAME)
    throw problem('invalid_body', 'Say which room: `{ room }`.', {
      errors: [{ pointer: '/room', message: `must be a text of 1 to ${LONGEST_NAME} characters` }],
    });
  if (room !== roomOf(userId)) throw problem('not_found', 'There is no such room for you.');
  return room;
}
