import { useTranslation } from 'react-i18next';
import { Empty } from '../components/states.tsx';
import classes from './broken-page.module.css';

/** A page that threw. Loading it again also fetches a newer build, when that was the reason. */
export function BrokenPage() {
  const { t } = useTranslation();
  return (
    <main className={classes.page}>
      <Empty heading="h1" title={t('failure.page')} text={t('failure.pageHint')}>
        <button type="button" className={classes.button} onClick={() => window.location.reload()}>
          {t('failure.reload')}
        </button>
      </Empty>
    </main>
  );
}
