import { Download, Table2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { useExport } from '../../data/portability.ts';
import { CalendarFeedRoom } from './calendar-feed.tsx';
import { Room, room } from './room.tsx';

const ImportRoom = lazy(() => import('./import-room.tsx').then((module) => ({ default: module.ImportRoom })));

/** What a person takes out, brings in, and shows to other programs. */
export function DataSection() {
  const { t } = useTranslation();
  return (
    <div>
      <ExportRoom />
      <Suspense
        fallback={
          <Room title={t('yourData.import')} hint={t('yourData.importHint')}>
            {null}
          </Room>
        }
      >
        <ImportRoom />
      </Suspense>
      <CalendarFeedRoom />
    </div>
  );
}

function ExportRoom() {
  const { t } = useTranslation();
  const { mutate, isPending, variables, error } = useExport();
  const busy = (format: 'json' | 'csv') => isPending && variables === format;
  return (
    <Room title={t('yourData.export')} hint={t('yourData.exportHint')}>
      <div className={room.row}>
        <button type="button" className={button.primary} disabled={isPending} onClick={() => mutate('json')}>
          <Download size={15} aria-hidden />
          {t(busy('json') ? 'yourData.exporting' : 'yourData.archive')}
        </button>
        <button type="button" className={button.button} disabled={isPending} onClick={() => mutate('csv')}>
          <Table2 size={15} aria-hidden />
          {t(busy('csv') ? 'yourData.exporting' : 'yourData.table')}
        </button>
      </div>
      <p className={room.small}>{t('yourData.tableHint')}</p>
      <p className={room.bad} role="alert">
        {error ? t('yourData.exportFailed') : null}
      </p>
    </Room>
  );
}
