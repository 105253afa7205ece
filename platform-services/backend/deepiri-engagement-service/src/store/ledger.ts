import { createHash } from 'node:crypto';
import { type EventData, type LedgerEntry, problem } from 'deepiri-contracts';
import type { EventLog, LoggedEvent } from 'deepiri-stores';

/** The events of a player that are the ledger. There is no second bookkeeping. */
export const ledgerTypes = ['xp.awarded', 'xp.reversed'] as const;

export type LedgerRecord = EventData<'xp.awarded'>;

export function isLedgerEvent({ type }: Pick<LoggedEvent, 'type'>): boolean {
  return (ledgerTypes as readonly string[]).includes(type);
}

/** Newest first. @throws ProblemError invalid_cursor */
export async function ledgerPage(
  log: EventLog,
  userId: string,
  { limit, cursor }: { limit: number; cursor: string | undefined },
): Promise<{ items: LedgerEntry[]; nextCursor: string | null }> {
  const before = cursor === undefined ? {} : { before: positionIn(cursor, userId) };
  const found = await log.of(userId, { types: ledgerTypes, order: 'desc', limit: limit + 1, ...before });
  const page = found.slice(0, limit);
  return {
    items: page.map(({ data }) => (data as LedgerRecord).entry),
    nextCursor: found.length > limit ? cursorOf(page.at(-1)!.position, userId) : null,
  };
}

/** The entry with this id, if it is the user's own. */
export async function ledgerRecord(log: EventLog, userId: string, id: string): Promise<LedgerRecord | undefined> {
  const event = await log.find(id);
  return event && event.userid === userId && isLedgerEvent(event) ? (event.data as LedgerRecord) : undefined;
}

// Bound to its list, not secret: whoever makes one up finds nothing but entries of their own.
function cursorOf(position: number, userId: string): string {
  const check = createHash('sha256').update(`ledger ${userId} ${position}`).digest('base64url').slice(0, 16);
  return `${position.toString(36)}.${check}`;
}

function positionIn(cursor: string, userId: string): number {
  const position = Number.parseInt(cursor, 36);
  if (Number.isSafeInteger(position) && cursorOf(position, userId) === cursor) return position;
  throw problem('invalid_cursor', 'Begin again without a cursor.');
}
