import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { amend, hasToast } from '../../components/toasts/store.ts';
import { flyToRing } from '../../components/xp-flight.ts';
import { api } from '../../data/client.ts';
import { withSentences } from '../../text/i18n.ts';

/** The room comes first, then what keeps it alive: nobody waits for a tenth of the script that shows nothing. */
const LIVE_AFTER_MS = 600;
/** A room that is read for longer is followed anyway. */
const AT_LATEST_MS = 3_000;

/** Runs work when the browser has nothing more urgent to do, at the latest after `LIVE_AFTER_MS`. @returns cancels it */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, LIVE_AFTER_MS);
    return () => clearTimeout(timer);
  }
  const wish = window.requestIdleCallback(work, { timeout: LIVE_AFTER_MS });
  return () => window.cancelIdleCallback(wish);
}

/** Runs work once what the room shows has been read, and shown. @returns cancels it */
export function whenRead(client: QueryClient, work: () => void): () => void {
  const cache = client.getQueryCache();
  let cancel = () => {};
  const begin = () => {
    cancel();
    cancel = whenIdle(work);
  };
  const timer = setTimeout(begin, AT_LATEST_MS);
  const stop = cache.subscribe(() => {
    if (cache.getAll().length > 0 && client.isFetching() === 0) begin();
  });
  cancel = () => {
    clearTimeout(timer);
    stop();
  };
  return () => cancel();
}

const AGAIN_MS = 5_000;

/** What was finished before anything could be heard is told by the ledger what it paid. */
async function tellMissed(paid: (taskId: string, amount: number) => void): Promise<void> {
  if (!hasToast(doneToast(''))) return;
  const { items } = await api.call('listLedger', { query: { limit: 20 } });
  for (const { taskId, amount } of items.toReversed()) if (taskId) paid(taskId, amount);
}

const doneToast = (taskId: string) => `done:${taskId}`;

/** Keeps the socket open and lets what happens anywhere show here. */
export function useLive(): void {
  const client = useQueryClient();
  const { t } = useTranslation();
  useEffect(() => {
    let timer: number | undefined;
    let stop: (() => void) | undefined;
    let isOver = false;
    const paid = (taskId: string, amount: number) => {
      if (amount <= 0) return;
      flyToRing(taskId, amount);
      amend(doneToast(taskId), { extra: t('toast.xp', { amount: `+${amount}` }) });
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
    const cancel = whenRead(client, () => void begin());
    return () => {
      isOver = true;
      cancel();
      window.clearTimeout(timer);
      stop?.();
      api.live.close();
    };
  }, [client, t]);
}
