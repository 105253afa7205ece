import type { LedgerEntry } from 'deepiri-sdk';

export type LedgerPages = { pages: { items: LedgerEntry[]; nextCursor: string | null }[]; pageParams: unknown[] };

/** The ledger with a new entry on top; one that is there already changes nothing. */
export function ledgerWith(ledger: LedgerPages, entry: LedgerEntry): LedgerPages {
  const [first, ...rest] = ledger.pages;
  if (!first || ledger.pages.some((page) => page.items.some((item) => item.id === entry.id))) return ledger;
  return { ...ledger, pages: [{ ...first, items: [entry, ...first.items] }, ...rest] };
}

/** What each task has paid on a day, after reversals, and the sum of the day. */
export function earnedOn(
  ledger: LedgerPages | undefined,
  day: string,
): { total: number; byTask: ReadonlyMap<string, number> } {
  const byTask = new Map<string, number>();
  let total = 0;
  for (const entry of ledger?.pages.flatMap((page) => page.items) ?? []) {
    if (entry.localDate !== day) continue;
    total += entry.amount;
    if (entry.taskId) byTask.set(entry.taskId, (byTask.get(entry.taskId) ?? 0) + entry.amount);
  }
  return { total, byTask };
}
