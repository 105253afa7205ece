import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { tellPaid, tellsOfPay } from '../../components/toasts/store.ts';
import { flyToRing } from '../../components/xp-flight.ts';
import { api } from '../../data/client.ts';
import { withSentences } from '../../text/i18n.ts';
import { whenShown } from './when-shown.ts';

/** Until the rules of live events are asked for again, where they could not be had. */
const AGAIN_MS = 5_000;

/** What was finished before anything could be heard is told by the ledger what it paid. */
async function tellMissed(paid: (taskId: string, amount: number) => void): Promise<void> {
  if (!tellsOfPay()) return;
  const { items } = await api.call('listLedger', { query: { limit: 20 } });
  for (const { taskId, amount } of items.toReversed()) if (taskId) paid(taskId, amount);
}

/** Keeps the socket open and lets what happens anywhere show here. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: number | undefined;
    let stop: (() => void) | undefined;
    let isOver = false;
    const paid = (taskId: string, amount: number) => {
      if (amount <= 0) return;
      flyToRing(taskId, amount);
      tellPaid(taskId, amount);
    };
    const begin = async () => {
      try {
        const { listenLive } = await withSentences(import('../../data/live.ts'));
        if (isOver) return;
        stop = listenLive(client, paid, () => void tellMissed(paid).catch(() => {}));
        api.live.connect();
      } catch {
        if (!isOver) timer = window.setTimeout(begin, AGAIN_MS);
      }
    };
    const cancel = whenShown(() => void begin());
    return () => {
      isOver = true;
      cancel();
      window.clearTimeout(timer);
      stop?.();
      api.live.close();
    };
  }, [client]);
}
