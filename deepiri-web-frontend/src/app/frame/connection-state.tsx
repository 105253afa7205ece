import { onlineManager, useMutationState } from '@tanstack/react-query';
import { CloudOff, RefreshCw } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveStatus } from '../../data/session.ts';
import classes from './connection-state.module.css';

/** A moment without the socket is nothing to tell. */
const PATIENCE_MS = 2_000;

/** Said only when not live: what the state is, and how many changes wait to be sent. */
export function ConnectionState() {
  const { t } = useTranslation();
  const status = useLiveStatus();
  const [patient, setPatient] = useState(true);
  const queued = useMutationState({
    filters: { mutationKey: ['task-change'], status: 'pending' },
    select: ({ state }) => state.isPaused,
  }).filter(Boolean).length;
  // The browser knows at once that the network is gone; a socket may need a minute to notice.
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  const offline = status === 'offline' || !online;
  const away = offline || status === 'connecting';
  useEffect(() => {
    setPatient(true);
    if (!away) return;
    const timer = window.setTimeout(() => setPatient(false), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, [away]);

  const shown = away && !patient;
  return (
    <span role="status" className={classes.place}>
      {shown ? (
        <span className={classes.state} title={t(offline ? 'live.offlineHint' : 'live.connectingHint')}>
          {offline ? <CloudOff size={14} aria-hidden /> : <RefreshCw size={14} aria-hidden />}
          {t(offline ? 'live.offline' : 'live.connecting')}
          {queued > 0 ? `, ${t('live.queued', { count: queued })}` : null}
        </span>
      ) : null}
    </span>
  );
}
