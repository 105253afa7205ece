import { CalendarPlus, Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { copyText } from '../../components/copy-text.ts';
import { Failure, Skeleton } from '../../components/states.tsx';
import { useEndFeed, useFeed, useMakeFeed } from '../../data/portability.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './new-token.module.css';
import { Room, room } from './room.tsx';

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
      {address ? <AddressShown key={address} address={address} onDone={() => setAddress(null)} /> : null}
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

function AddressShown({ address, onDone }: { address: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<boolean | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    const done = await copyText(address);
    setCopied(done);
    if (!done) field.current?.select();
  };
  return (
    <div className={classes.shown} role="status">
      <p className={room.small}>{t('yourData.feedOnce')}</p>
      <textarea
        ref={field}
        className={classes.secret}
        aria-label={t('yourData.feedAddress')}
        value={address}
        rows={2}
        readOnly
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      {copied === false ? (
        <p className={room.bad} role="alert">
          {t('yourData.feedNotCopied')}
        </p>
      ) : null}
      <div className={room.row}>
        <button type="button" className={button.primary} onClick={() => void copy()}>
          {copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
          {t(copied ? 'action.copied' : 'action.copy')}
        </button>
        <button type="button" className={button.button} onClick={onDone}>
          {t('action.done')}
        </button>
      </div>
    </div>
  );
}
