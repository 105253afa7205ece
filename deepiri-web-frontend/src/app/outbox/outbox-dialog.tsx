import { Modal } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../components/states.tsx';
import { dismiss } from '../../components/toasts/store.ts';
import { useOutbox } from '../../data/outbox/open-outbox.ts';
import { useReach } from '../../data/use-online.ts';
import classes from './outbox-dialog.module.css';
import { OutboxEntry } from './outbox-entry.tsx';

/** Everything that was done here and has not arrived yet, in the order in which it is sent. */
export function OutboxDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const entries = useOutbox();
  const reach = useReach();
  // What led here has been followed.
  useEffect(() => dismiss('outbox'), []);
  // What had the focus may be gone with its entry; the list is what comes next.
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the list is another
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus();
  }, [entries]);
  const isAsking = entries.every(({ standing }) => standing.is !== 'waiting');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('outbox.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div ref={place} data-autofocus tabIndex={-1} className={classes.place}>
        {entries.length === 0 ? (
          <Empty title={t('waits.emptyTitle')} text={t('waits.emptyText')} />
        ) : (
          <>
            {isAsking ? null : <p className={classes.hint}>{t(`waits.reach.${reach}`)}</p>}
            <ul className={classes.list} aria-label={t('waits.list')}>
              {entries.map((entry) => (
                <OutboxEntry key={entry.key} entry={entry} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Modal>
  );
}
