import { CircleAlert, CloudOff, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbox } from '../../data/outbox/open-outbox.ts';
import { countsOf } from '../../data/outbox/outbox.ts';
import { useLiveStatus } from '../../data/session.ts';
import { useReach } from '../../data/use-online.ts';
import { runCommand } from '../keyboard/commands.ts';
import classes from './connection-state.module.css';

/** A moment without the socket is nothing to tell. */
const PATIENCE_MS = 2_000;
/** A change that has no answer after this is one that waits. */
const SLOW_MS = 1_000;

/** Since when it is so. Each room has its own head; who goes from one to the next is told on, not anew. */
const since = new Map<'away' | 'waiting', number>();

/** Whether it has been so for a while. */
function useLasting(what: 'away' | 'waiting', so: boolean, forMs: number): boolean {
  const left = () => (since.get(what) ?? Date.now()) + forMs - Date.now();
  const [lasting, setLasting] = useState(() => so && left() <= 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is left is asked when it begins to be so
  useEffect(() => {
    if (!so) {
      since.delete(what);
      setLasting(false);
      return;
    }
    if (!since.has(what)) since.set(what, Date.now());
    const timer = window.setTimeout(() => setLasting(true), left());
    return () => window.clearTimeout(timer);
  }, [what, so, forMs]);
  return so && lasting;
}

const icons = { asking: CircleAlert, offline: CloudOff, connecting: RefreshCw, saving: RefreshCw };

/**
 * Said only when not live, when a change waits or when one needs the person: what the state is, and how many. Leads to
 * the list of them. @param small where there is no room, the words are for readers
 */
export function ConnectionState({ small = false }: { small?: boolean }) {
  const { t } = useTranslation();
  const status = useLiveStatus();
  const { waiting, asking } = countsOf(useOutbox());
  const reach = useReach();
  const offline = reach !== 'here';
  const slow = useLasting('waiting', waiting > 0, SLOW_MS);
  const away = useLasting('away', offline || status === 'connecting', PATIENCE_MS) || (offline && slow);
  if (!away && !slow && asking === 0) return <span role="status" className={classes.place} />;

  const state = away ? (offline ? 'offline' : 'connecting') : slow ? 'saving' : 'asking';
  const hint = reach === 'noNetwork' ? 'offlineHint' : waiting > 0 || offline ? 'noAnswerHint' : 'connectingHint';
  const parts = [
    ...(state === 'asking' ? [] : [t(`live.${state}`)]),
    ...(slow ? [t('live.queued', { count: waiting })] : []),
    ...(asking > 0 ? [t('live.asking', { count: asking })] : []),
  ];
  const Icon = icons[asking > 0 ? 'asking' : state];
  return (
    <span role="status" className={classes.place}>
      <button
        type="button"
        className={classes.state}
        data-asking={asking > 0 || undefined}
        data-small={small || undefined}
        title={asking > 0 ? t('outbox.title') : t(`live.${hint}`)}
        onClick={() => runCommand('outbox')}
      >
        <Icon size={14} aria-hidden />
        <span className={classes.text}>{parts.join(', ')}</span>
        {waiting + asking > 0 ? (
          <span className={classes.count} aria-hidden>
            {waiting + asking}
          </span>
        ) : null}
      </button>
    </span>
  );
}
