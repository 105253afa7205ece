import { createHash } from 'node:crypto';
import { type EventData, type LedgerEntry, problem } from 'deepiri-contracts';
import { derivedUuid } from 'deepiri-service-kit';
import type { EventLog, LoggedEvent } from 'deepiri-stores';

/** The events of a player that are the ledger. There is no second bookkeeping. */
export const ledgerTypes = ['xp.awarded', 'xp.reversed'] as const;

const STEP = 500;

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

/** Ids of the two entries that a completion can lead to. The log holds an id once, so each is written once. */
export function entryIds(completionId: string) {
  return {
    entryId: `evt_${derivedUuid(completionId, 'xp.awarded')}`,
    reversalId: `evt_${derivedUuid(completionId, 'xp.reversed')}`,
  };
}

/** What a completion of the user's own has led to, newest first: looked up by id, however long the ledger is. */
export async function entriesOf(log: EventLog, userId: string, completionId: string): Promise<LedgerEntry[]> {
  const { entryId, reversalId } = entryIds(completionId);
  const found = await Promise.all([reversalId, entryId].map((id) => ledgerRecord(log, userId, id)));
  return found.flatMap((record) => record?.entry ?? []);
}

/** What the ledger has since a UTC date, oldest first, and the XP of all time after the last of it. */
export async function entriesSince(
  log: EventLog,
  userId: string,
  date: string,
): Promise<{ records: LedgerRecord[]; xp: number }> {
  const step = (range: { before?: number }) =>
    log.of(userId, { types: ledgerTypes, order: 'desc', limit: STEP, ...range });
  const found = await step({});
  for (let last = found.at(-1), read = found.length; last && last.time >= date && read === STEP; last = found.at(-1)) {
    const more = await step({ before: last.position });
    found.push(...more);
    read = more.length;
  }
  const since = found.filter(({ time }) => time >= date).reverse();
  return {
    records: since.map(({ data }) => data as LedgerRecord),
    xp: found[0] ? (found[0].data as LedgerRecord).xp : 0,
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
