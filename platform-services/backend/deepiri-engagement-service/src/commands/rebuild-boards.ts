import type { EventLog } from 'deepiri-stores';
import { type Board, boardsOf } from '../domain/boards.ts';
import { isLedgerEvent, type LedgerRecord } from '../store/ledger.ts';
import type { Stores } from '../store/stores.ts';
import { keptBoards, refreshBoards } from './keep-boards.ts';

const PAGE = 1000;

/** Scores by board and member. The order of the members is the order in which they reached their scores. */
type Scores = Map<string, Map<string, number>>;

/**
 * Makes all boards again from the ledger, beside the live ones, and puts them in their place (G7).
 * What happens meanwhile is caught up with afterwards.
 * @param boards those that are made again
 */
export async function rebuildBoards(
  stores: Stores,
  now: Date,
  boards: readonly Board[] = keptBoards(now),
): Promise<{ items: number }> {
  const scores: Scores = new Map();
  const position = await readLedger(stores.log, 0, (userId, record) => add(scores, userId, record, now));
  const present = await presentMembers(stores, scores);
  let items = 0;
  for (const { name } of boards) {
    const rows = [...(scores.get(name) ?? [])].map(([member, score]) => ({ member, score }));
    const shown = rows.filter(({ member }) => present.has(member));
    await replace(stores, name, shown);
    items += shown.length;
  }
  await catchUp(stores, position, now);
  return { items };
}

/** @returns the position up to which the log was read */
async function readLedger(log: EventLog, from: number, take: (userId: string, record: LedgerRecord) => void) {
  let position = from;
  for (;;) {
    const events = await log.read(position, PAGE);
    for (const event of events) if (isLedgerEvent(event)) take(event.userid, event.data as LedgerRecord);
    position = events.at(-1)?.position ?? position;
    if (events.length < PAGE) return position;
  }
}

function add(scores: Scores, userId: string, { entry }: LedgerRecord, now: Date): void {
  for (const { name } of boardsOf(entry.localDate, now.toISOString().slice(0, 10))) {
    const board = scores.get(name) ?? new Map<string, number>();
    scores.set(name, board);
    const score = (board.get(userId) ?? 0) + entry.amount;
    board.delete(userId);
    if (score > 0) board.set(userId, score);
  }
}

/** The log outlives its users, and knows nothing of who does not want to be seen; a board must not show them. */
async function presentMembers({ players }: Stores, scores: Scores): Promise<Set<string>> {
  const members = [...new Set([...scores.values()].flatMap((board) => [...board.keys()]))];
  const present = new Set<string>();
  for (let start = 0; start < members.length; start += PAGE) {
    const found = await players.getMany(members.slice(start, start + PAGE));
    for (const { id, hidden } of found) if (!hidden) present.add(id);
  }
  return present;
}

async function replace({ rankings }: Stores, live: string, rows: { member: string; score: number }[]): Promise<void> {
  if (rows.length === 0) return rankings.drop(live);
  const beside = `${live}:rebuilt`;
  await rankings.drop(beside);
  for (let start = 0; start < rows.length; start += PAGE)
    await rankings.setMany(beside, rows.slice(start, start + PAGE));
  await rankings.swap(beside, live);
}

async function catchUp(stores: Stores, from: number, now: Date): Promise<void> {
  const changed: [string, string][] = [];
  await readLedger(stores.log, from, (userId, { entry }) => changed.push([userId, entry.localDate]));
  await Promise.all(changed.map(([userId, date]) => refreshBoards(stores, userId, date, now)));
}
