import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../data/client.ts';
import { withSentences } from '../../text/i18n.ts';
import { whenShown } from './when-shown.ts';

/** Until the rules of live events are asked for again, where they could not be had. */
const AGAIN_MS = 5_000;

/** Keeps the socket open and lets what happens anywhere show here. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: number | undefined;
    let stop: (() => void) | undefined;
    let isOver = false;
    const begin = async () => {
      try {
        const { hear } = await withSentences(import('./hear.ts'));
        if (!isOver) stop = hear(client);
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
