import { gamificationRoutes as contract, problem } from 'deepiri-contracts';
import { implement, type RouteImplementation } from 'deepiri-service-kit';
import { ledgerPage, ledgerRecord } from '../store/ledger.ts';
import type { Stores } from '../store/stores.ts';

const LIMIT = 50;

export function ledgerRoutes({ log }: Stores): RouteImplementation[] {
  return [
    implement(contract.listLedger, ({ caller, query: { limit = LIMIT, cursor } }) =>
      ledgerPage(log, caller.id, { limit, cursor }),
    ),
    implement(contract.explainLedgerEntry, async ({ caller, params }) => {
      const record = await ledgerRecord(log, caller.id, params.id);
      if (!record) throw problem('not_found', 'There is no such entry in your ledger.');
      const { entry, terms, rulesVersion } = record;
      return { amount: entry.amount, terms, rulesVersion };
    }),
  ];
}
