import type { EventLog } from 'deepiri-stores';
import { adjusted, type Days } from '../domain/days.ts';
import { type LedgerRecord, ledgerTypes } from './ledger.ts';

const STEP = 500;
/** Entries that are read for the days of a year and the streak before it. */
const MOST = 20_000;

/** The days on which something stands, from the ledger: also those that a player no longer keeps. */
export async function daysFromLedger(log: EventLog, userId: string): Promise<Days> {
  const byDate = new Map<string, { xp: number; completions: number }>();
  let before: number | undefined;
  for (let read = 0; read < MOST; read += STEP) {
    const range = {
      types: ledgerTypes,
      order: 'desc',
      limit: STEP,
      ...(before === undefined ? {} : { before }),
    } as const;
    const step = await log.of(userId, range);
    for (const { data } of step) add(byDate, data as LedgerRecord);
    before = step.at(-1)?.position;
    if (step.length < STEP) break;
  }
  const dates = [...byDate].sort(([a], [b]) => (a < b ? -1 : 1));
  return dates.reduce<Days>((days, [date, { xp, completions }]) => adjusted(days, date, xp, completions), []);
}

function add(byDate: Map<string, { xp: number; completions: number }>, { entry }: LedgerRecord) {
  const day = byDate.get(entry.localDate) ?? { xp: 0, completions: 0 };
  day.xp += entry.amount;
  day.completions += entry.reversalOf === null ? 1 : -1;
  byDate.set(entry.localDate, day);
}
