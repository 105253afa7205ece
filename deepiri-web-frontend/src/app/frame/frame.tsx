import { useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { User } from 'deepiri-sdk';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RunningTimer } from '../../components/timer/running-timer.tsx';
import { amend } from '../../components/toasts/store.ts';
import { flyToRing } from '../../components/xp-flight.ts';
import { useAccount } from '../../data/account.ts';
import { api } from '../../data/client.ts';
import { listenLive } from '../../data/live.ts';
import { MeContext } from '../../data/session.ts';
import { useKeyboard } from '../keyboard/use-keyboard.ts';
import { BottomBar } from './bottom-bar.tsx';
import classes from './frame.module.css';
import { NewDay } from './new-day.tsx';
import { OutboxNews } from './outbox-news.tsx';
import { Rail } from './rail.tsx';
import { useCelebrations } from './use-celebrations.tsx';
import { useFrameCommands } from './use-frame-commands.ts';

const loadOverlays = () => import('../palette/overlays.tsx');
const Overlays = lazy(() => loadOverlays().then((module) => ({ default: module.Overlays })));

/** Fetches what can lie over any room once the room is there, so that the first Ctrl K does not wait for it. */
function useOverlaysAtHand() {
  useEffect(() => {
    const timer = window.setTimeout(() => void loadOverlays().catch(() => undefined), 1_500);
    return () => window.clearTimeout(timer);
  }, []);
}

/** The room comes first, then what keeps it alive: nobody waits for a tenth of the script that shows nothing. */
const LIVE_AFTER_MS = 600;

/** Runs work when the browser has nothing more urgent to do, at the latest after `LIVE_AFTER_MS`. @returns cancels it */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, LIVE_AFTER_MS);
    return () => clearTimeout(timer);
  }
  const wish = window.requestIdleCallback(work, { timeout: LIVE_AFTER_MS });
  return () => window.cancelIdleCallback(wish);
}

/** Keeps the socket open and lets what happens anywhere show here. */
function useLive() {
  const client = useQueryClient();
  const { t } = useTranslation();
  useEffect(() => {
    const cancel = whenIdle(() => api.live.connect());
    const stop = listenLive(client, (taskId, amount) => {
      if (amount <= 0) return;
      flyToRing(taskId, amount);
      amend(`done:${taskId}`, { extra: t('toast.xp', { amount: `+${amount}` }) });
    });
    return () => {
      cancel();
      stop();
      api.live.close();
    };
  }, [client, t]);
}

/** What stays while rooms change: the rail or the bottom bar, the keyboard, the socket. */
export function Frame({ user }: { user: User }) {
  const { t } = useTranslation();
  const me = useAccount(user).data;
  const overlay = useFrameCommands();
  useKeyboard(overlay.shown !== null);
  useLive();
  useCelebrations();
  useOverlaysAtHand();
  return (
    <MeContext value={me}>
      <div className={classes.app}>
        <a href="#main" className={classes.skip}>
          {t('app.skip')}
        </a>
        <NewDay />
        <OutboxNews />
        <Rail />
        <Outlet />
        <RunningTimer place="phone" />
        <BottomBar />
      </div>
      {overlay.shown ? (
        <Suspense fallback={null}>
          <Overlays overlay={overlay} />
        </Suspense>
      ) : null}
    </MeContext>
  );
}
