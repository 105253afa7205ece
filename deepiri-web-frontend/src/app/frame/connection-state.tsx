import { onlineManager, useMutationState } from '@tanstack/react-query';
import { CloudOff, RefreshCw } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveStatus } from '../../data/session.ts';
import classes from './connection-state.module.css';

/** A moment without the socket is nothing to tell. */
const PATIENCE_MS = 2_000;
/** A change that has no answer after this is one that hangs. */
const SLOW_MS = 1_000;

/** Whether it has been so for a while. */
function useLasting(so: boolean, forMs: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    setLasting(false);
    if (!so) return;
    const timer = window.setTimeout(() => setLasting(true), forMs);
    return () => window.clearTimeout(timer);
  }, [so, forMs]);
  return so && lasting;
}

/** Said only when not live or when a change hangs: what the state is, and how many changes have no answer yet. */
export function ConnectionState() {
  const { t } = useTranslation();
  const status = useLiveStatus();
  const waiting = useMutationState({ filters: { mutationKey: ['task-change'], status: 'pending' } }).length;
  // The browser knows at once that the network is gone; a socket may need a minute to notice.
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  const offline = status === 'offline' || !online;
  const away = useLasting(offline || status === 'connecting', PATIENCE_MS);
  const slow = useLasting(waiting > 0, SLOW_MS);
  const told = away ? (offline ? 'offline' : 'connecting') : 'saving';
  // Without a network changes wait for it; without an answer they are taken back after the deadline of the client.
  const hint = !online ? 'offlineHint' : waiting > 0 || offline ? 'noAnswerHint' : 'connectingHint';
  return (
    <span role="status" className={classes.place}>
      {away || slow ? (
        <span className={classes.state} title={t(`live.${hint}`)}>
          {told === 'offline' ? <CloudOff size={14} aria-hidden /> : <RefreshCw size={14} aria-hidden />}
          {t(`live.${told}`)}
          {slow ? `, ${t('live.queued', { count: waiting })}` : null}
        </span>
      ) : null}
    </span>
  );
}
