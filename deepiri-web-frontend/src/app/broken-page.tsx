import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../components/states.tsx';
import { useOnline } from '../data/use-online.ts';
import classes from './broken-page.module.css';
import { mayLoadByItself, useAnswers, useLoadAnew } from './load-anew.ts';
import { isUnfetched } from './unfetched.ts';

type Props = { error: unknown };

/**
 * A page that threw. Loading it again also fetches a newer build, when that was the reason. Where its code could not be
 * fetched that is said, and it is loaded as soon as it can be; never before what was done here is kept or sent.
 */
function Broken({ error }: Props) {
  const { t } = useTranslation();
  const online = useOnline();
  const unfetched = isUnfetched(error);
  const answers = useAnswers(unfetched);
  const [wanted, want] = useState(false);
  const [isOver, end] = useState(false);
  useEffect(() => {
    if (!answers) return;
    if (mayLoadByItself()) want(true);
    else end(true);
  }, [answers]);
  const waits = useLoadAnew(wanted);
  const [title, text] =
    !unfetched || isOver
      ? ['failure.page', 'failure.pageHint']
      : online
        ? ['failure.unreached', 'failure.unreachedHint']
        : ['unread.title', 'unread.text'];
  return (
    <Empty heading="h1" title={t(title)} text={waits ? t('failure.sentFirst') : t(text)}>
      {unfetched && !answers ? null : (
        <button type="button" className={classes.button} onClick={() => want(true)}>
          {t('failure.reload')}
        </button>
      )}
    </Empty>
  );
}

/** In place of a page that threw. */
export const BrokenPage = ({ error }: Props) => (
  <main id="main" className={classes.page}>
    <Broken error={error} />
  </main>
);

/** In place of what opens beside a room, or over it. */
export const BrokenBeside = ({ error }: Props) => (
  <aside className={classes.beside}>
    <Broken error={error} />
  </aside>
);
