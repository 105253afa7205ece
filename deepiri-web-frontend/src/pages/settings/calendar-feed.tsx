import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { Failure, Skeleton } from '../../components/states.tsx';
import { useEndFeed, useFeed, useMakeFeed } from '../../data/portability.ts';
import { useFormat } from '../../text/use-format.ts';
import { Room, room } from './room.tsx';
import { ShownOnce } from './shown-once.tsx';

/** The secret address for calendar apps: made, copied once, ended. */
export function CalendarFeedRoom() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: feed, error, refetch } = useFeed();
  const make = useMakeFeed();
  const end = useEndFeed();
  const [address, setAddress] = useState<string | null>(null);
  const create = () =>
    make.mutate(undefined, { onSuccess: ({ path }) => setAddress(new URL(path, window.location.href).href) });
  const finish = () => end.mutate(undefined, { onSuccess: () => setAddress(null) });
  return (
    <Room title={t('yourData.calendar')} hint={t('yourData.calendarHint')}>
      {address ? (
        <ShownOnce
          key={address}
          label={t('yourData.feedAddress')}
          secret={address}
          notCopied={t('yourData.feedNotCopied')}
          onDone={() => setAddress(null)}
        >
          <p className={room.small}>{t('yourData.feedOnce')}</p>
        </ShownOnce>
      ) : null}
      {feed && !address ? (
        <p className={room.small}>
          {t('yourData.feedSince', { hint: feed.hint, when: format.relative(feed.createdAt) })}
        </p>
      ) : null}
      {feed === undefined ? null : (
        <div className={room.row}>
          <button type="button" className={button.button} disabled={make.isPending} onClick={create}>
            <CalendarPlus size={15} aria-hidden />
            {t(feed ? 'yourData.renewFeed' : 'yourData.makeFeed')}
          </button>
          {feed ? (
            <button type="button" className={button.danger} disabled={end.isPending} onClick={finish}>
              {t('yourData.endFeed')}
            </button>
          ) : null}
        </div>
      )}
      {feed === undefined && error ? <Failure error={error} retry={() => void refetch()} compact /> : null}
      {feed === undefined && !error ? <Skeleton rows={1} height={34} /> : null}
      <p className={room.bad} role="alert">
        {make.error || end.error ? t('yourData.feedFailed') : null}
      </p>
    </Room>
  );
}
