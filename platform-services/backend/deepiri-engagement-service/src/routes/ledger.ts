import { gamificationRoutes as contract, problem } from 'deepiri-contracts';
import { implement, type RouteImplementation } from 'deepiri-service-kit';
import { entriesOf, type LedgerRecord, ledgerPage, ledgerRecord } from '../store/ledger.ts';
import type { Stores } from '../store/stores.ts';

const LIMIT = 50;

export function ledgerRoutes({ log }: Stores): RouteImplementation[] {
  const ownRecord = async (userId: string, id: string): Promise<LedgerRecord> => {
    const record = await ledgerRecord(log, userId, id);
    if (!record) throw problem('not_found', 'There is no such entry in your ledger.');
    return record;
  };
  return [
    implement(contract.listLedger, async ({ caller, query: { limit = LIMIT, cursor, completionId } }) => {
      if (completionId === undefined) return ledgerPage(log, caller.id, { limit, cursor });
      return { items: await entriesOf(log, caller.id, completionId), nextCursor: null };
    }),
    implement(contract.getLedgerEntry, async ({ caller, params }) => (await ownRecord(caller.id, params.id)).entry),
    implement(contract.explainLedgerEntry, async ({ caller, params }) => {
      const { entry, terms, rulesVersion } = await ownRecord(caller.id, params.id);
      return { amount: entry.amount, terms, rulesVersion };
    }),
  ];
}
