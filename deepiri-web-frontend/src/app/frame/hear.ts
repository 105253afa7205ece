import type { QueryClient } from '@tanstack/react-query';
import { tellPaid, tellsOfPay } from '../../components/toasts/store.ts';
import { api } from '../../data/client.ts';
import { listenLive } from '../../data/live.ts';
import { flyToRing } from './fly-to-ring.ts';

function paid(taskId: string, amount: number): void {
  if (amount <= 0) return;
  flyToRing(taskId, amount);
  tellPaid(taskId, amount);
}

/** What was finished before anything could be heard is told by the ledger what it paid. */
async function tellMissed(): Promise<void> {
  if (!tellsOfPay()) return;
  const { items } = await api.call('listLedger', { query: { limit: 20 } });
  for (const { taskId, amount } of items.toReversed()) if (taskId) paid(taskId, amount);
}

/** Opens the socket, and lets what happens anywhere show here. @returns ends it */
export function hear(client: QueryClient): () => void {
  const stop = listenLive(client, paid, () => void tellMissed().catch(() => {}));
  api.live.connect();
  return stop;
}
