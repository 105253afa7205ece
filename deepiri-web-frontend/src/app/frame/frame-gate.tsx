import { useLocation } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GoTo } from '../../components/go-to.tsx';
import { Empty } from '../../components/states.tsx';
import { api } from '../../data/client.ts';
import { useSession } from '../../data/session.ts';
import broken from '../broken-page.module.css';
import { Frame } from './frame.tsx';

/** Takes up the session of an earlier visit; only then is there a frame. */
export function FrameGate() {
  const { t } = useTranslation();
  const { status, user } = useSession();
  const { href } = useLocation();
  const [failed, setFailed] = useState(false);
  const restore = useCallback(() => {
    setFailed(false);
    api.restore().catch(() => setFailed(true));
  }, []);
  useEffect(() => {
    if (api.session.current.status === 'unknown') restore();
  }, [restore]);

  if (user) return <Frame user={user} />;
  if (status === 'signed_out') return <GoTo to="/sign-in" search={href === '/' ? {} : { next: href }} />;
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
