import { Outlet } from '@tanstack/react-router';
import type { User } from 'deepiri-sdk';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { insist } from '../../components/later.ts';
import { fetchRunning, RunningTimer } from '../../components/timer/running-timer.tsx';
import { fetchToastCards } from '../../components/toasts/toasts.tsx';
import { useAccount } from '../../data/account.ts';
import { fetchReader } from '../../data/reader.ts';
import { MeContext } from '../../data/session.ts';
import { withSentences } from '../../text/i18n.ts';
import { useKeyboard } from '../keyboard/use-keyboard.ts';
import { BottomBar } from './bottom-bar.tsx';
import classes from './frame.module.css';
import { NewDay } from './new-day.tsx';
import { OutboxNews } from './outbox-news.tsx';
import { Rail } from './rail.tsx';
import { TypingAhead } from './typing-ahead.tsx';
import { useCelebrations } from './use-celebrations.ts';
import { type OverlayName, useFrameCommands } from './use-frame-commands.ts';
import { useLive } from './use-live.ts';
import { roomCame, whenShown } from './when-shown.ts';

const loadOverlays = () => withSentences(import('../palette/overlays.tsx'));
/** The frame would break with a part that fails: who asks for this without the platform has it when it is back. */
const Overlays = lazy(() => insist(loadOverlays).then((module) => ({ default: module.Overlays })));

/** Fetches what can lie over any room, what shows a timer and what reads lines, once the room is there: the first Ctrl K does not wait for it, and no line. */
function useOverlaysAtHand() {
  useEffect(() => {
    let timer: number | undefined;
    const cancel = whenShown(() => {
      void fetchToastCards().catch(() => undefined);
      timer = window.setTimeout(() => {
        roomCame();
        void loadOverlays().catch(() => undefined);
        void fetchRunning().catch(() => undefined);
        void fetchReader();
      }, 1_500);
    });
    return () => {
      cancel();
      window.clearTimeout(timer);
    };
  }, []);
}

/** What the field of an overlay is called; the others have none. */
const fields: Partial<Record<OverlayName, string>> = {
  'quick-add': 'quick.label',
  palette: 'palette.search',
  search: 'palette.search',
  field: 'app.loading',
};

/** What stays while rooms change: the rail or the bottom bar, the keyboard, the socket. */
export function Frame({ user }: { user: User }) {
  const { t } = useTranslation();
  const me = useAccount(user).data;
  const overlay = useFrameCommands();
  const field = overlay.shown && fields[overlay.shown];
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
      {field ? (
        <TypingAhead
          key={overlay.shown}
          label={t(field)}
          adds={overlay.shown === 'quick-add'}
          isOne={overlay.shown === 'field'}
          onLeave={overlay.hide}
        />
      ) : null}
      {overlay.shown ? (
        <Suspense fallback={null}>
          <Overlays overlay={overlay} />
        </Suspense>
      ) : null}
    </MeContext>
  );
}
