import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import type { User } from 'deepiri-sdk';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../components/states.tsx';
import { api } from '../../data/client.ts';
import { takeUpSession } from '../../data/person.ts';
import { useSession } from '../../data/session.ts';
import { settleIn } from '../../data/settle-in.ts';
import broken from '../broken-page.module.css';
import { Frame } from './frame.tsx';
import { WayIn } from './way-in.tsx';

/** What is kept of the person is there before the first page asks for it. */
function useSettled(user: User | null): boolean {
  const client = useQueryClient();
  const id = user?.id;
  const [settled, setSettled] = useState<string | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer state of the same person begins nothing anew
  useEffect(() => {
    if (!user) return;
    let left = false;
    let stop = () => {};
    settleIn(client, user).then(
      (end) => {
        stop = end;
        if (left) end();
        else setSettled(user.id);
      },
      // Else nothing would ever be shown.
      (error) =>
        setSettled(() => {
          throw error;
        }),
    );
    return () => {
      left = true;
      stop();
      setSettled(undefined);
    };
  }, [client, id]);
  return id !== undefined && settled === id;
}

/** Takes up the session of an earlier visit; only then is there a frame. */
export function FrameGate() {
  const { t } = useTranslation();
  const { status, user } = useSession();
  const { href } = useLocation();
  const [failed, setFailed] = useState(false);
  const restore = useCallback(() => {
    setFailed(false);
    takeUpSession().catch(() => setFailed(true));
  }, []);
  useEffect(() => {
    if (api.session.current.status === 'unknown') restore();
  }, [restore]);
  const settled = useSettled(user);

  if (user) return settled ? <Frame user={user} /> : null;
  if (status === 'signed_out') return <WayIn href={href} />;
  if (!failed) return null;
  return (
    <main className={broken.page}>
      <Empty heading="h1" title={t('sign.restoreFailed')} text={t('sign.restoreHint')}>
        <button type="button" className={broken.button} onClick={restore}>
          {t('action.retry')}
        </button>
      </Empty>
    </main>
  );
}
