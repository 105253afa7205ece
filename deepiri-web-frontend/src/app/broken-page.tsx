import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../components/states.tsx';
import { useOnline } from '../data/use-online.ts';
import classes from './broken-page.module.css';

/**
 * A page that threw. Loading it again also fetches a newer build, when that was the reason. Without a network it is most
 * likely a room whose code was never fetched: that is said, and it is loaded as soon as it can be.
 */
export function BrokenPage() {
  const { t } = useTranslation();
  const online = useOnline();
  const wasAway = useRef(!online);
  useEffect(() => {
    if (online && wasAway.current) window.location.reload();
  }, [online]);
  const [title, text] = online ? ['failure.page', 'failure.pageHint'] : ['unread.title', 'unread.text'];
  return (
    <main className={classes.page}>
      <Empty heading="h1" title={t(title)} text={t(text)}>
        <button type="button" className={classes.button} onClick={() => window.location.reload()}>
          {t('failure.reload')}
        </button>
      </Empty>
    </main>
  );
}
