import { useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../components/use-now.ts';
import { type Behind, behind, refresh, watchFreshness } from '../../data/freshness.ts';
import { type Reach, useReach } from '../../data/use-online.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './freshness.module.css';

/** What of the screen could not be refreshed. Without a network nothing can be, which is said elsewhere, as is that nobody answers. */
function useBehind(reach: Reach): Behind | null {
  const client = useQueryClient();
  const seen = useRef<Behind | null>(null);
  const now = useSyncExternalStore(
    useCallback((changed) => watchFreshness(client, changed), [client]),
    () => {
      const next = behind(client);
      // The same object as long as it says the same.
      if (next?.how !== seen.current?.how || next?.asOf !== seen.current?.asOf) seen.current = next;
      return seen.current;
    },
  );
  return reach === 'noNetwork' || (reach === 'noAnswer' && now?.how === 'slow') ? null : now;
}

/** What failed is tried again by itself, now and then and when the platform answers again, while somebody looks. */
function useTryNowAndThen(failed: boolean, reach: Reach): void {
  const client = useQueryClient();
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time that goes by is the reason
  useEffect(() => {
    if (failed && document.visibilityState === 'visible' && client.isFetching({ type: 'active' }) === 0)
      refresh(client);
  }, [now, reach]);
}

function Again() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const button = useRef<HTMLButtonElement>(null);
  // Who pressed it is not left nowhere when it goes.
  useLayoutEffect(() => {
    const here = button.current;
    return () => {
      if (document.activeElement === here) document.getElementById('page-title')?.focus();
    };
  }, []);
  return (
    <button ref={button} type="button" className={classes.again} onClick={() => refresh(client)}>
      <RefreshCw size={13} strokeWidth={2} aria-hidden />
      {t('action.retry')}
    </button>
  );
}

/** At the top of the room, when what it shows was read before and cannot be read anew: how old it is, and a way to try. */
export function Freshness() {
  const { t } = useTranslation();
  const format = useFormat();
  const reach = useReach();
  const now = useBehind(reach);
  const asOf = new Date(now?.asOf ?? 0).toISOString();
  const [day, time] = [format.dayOf(asOf), format.time(asOf)];
  const when = day === format.today ? time : t('time.dayAt', { day: format.day(day), time });
  useTryNowAndThen(now?.how === 'failed', reach);
  return (
    <div className={classes.place}>
      <p role="status" className={classes.text}>
        {now ? t(`freshness.${now.how}`) : null}
        {now && now.asOf > 0 ? ` ${t('freshness.asOf', { when })}` : null}
      </p>
      {now ? <Again /> : null}
    </div>
  );
}
