import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { AlarmClock, Archive, CheckCheck, Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { Empty } from '../../components/states.tsx';
import type { Place } from './search.ts';

const icons = { inbox: Inbox, unread: CheckCheck, snoozed: AlarmClock, archive: Archive } as const;

/** What a place is for, while nothing is there. */
export function InboxEmpty({ place }: { place: Place }) {
  const { t } = useTranslation();
  const phone = useMediaQuery('(max-width: 719px)');
  const Icon = icons[place];
  const hint = t(`inbox.none.${place}.hint`);
  const way = phone ? '' : t(`inbox.none.${place}.key`, { defaultValue: '' });
  return (
    <Empty
      icon={<Icon size={24} strokeWidth={1.5} aria-hidden />}
      title={t(`inbox.none.${place}.title`)}
      text={`${hint} ${way}`.trim()}
    >
      {place === 'inbox' ? (
        <Link to="/settings/$section" params={{ section: 'notifications' }} className={button.button}>
          {t('inbox.preferences')}
        </Link>
      ) : (
        <Link to="/inbox" className={button.button}>
          {t('inbox.toInbox')}
        </Link>
      )}
    </Empty>
  );
}
