import { Switch } from '@mantine/core';
import type { NotificationPreferences } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { Failure, Skeleton } from '../../components/states.tsx';
import { usePreferences, useSavePreferences } from '../../data/inbox.ts';
import { QuietHoursRoom } from './quiet-hours.tsx';
import { Room, room } from './room.tsx';

type Kind = keyof NotificationPreferences['kinds'];

export function NotificationsSection() {
  const { t } = useTranslation();
  const { data, error, refetch } = usePreferences();
  const save = useSavePreferences();
  const set = (kind: Kind, on: boolean) => data && save.mutate({ ...data, kinds: { ...data.kinds, [kind]: on } });
  return (
    <div>
      <Room title={t('settings.notifications')} hint={t('kinds.hint')}>
        {data ? (
          <ul className={room.list}>
            {(Object.keys(data.kinds) as Kind[]).map((kind) => (
              <li key={kind} className={room.item}>
                <Switch
                  checked={data.kinds[kind]}
                  onChange={(event) => set(kind, event.currentTarget.checked)}
                  label={t(`kinds.${kind}`)}
                  description={t(`kinds.${kind}Hint`)}
                  withThumbIndicator={false}
                />
              </li>
            ))}
          </ul>
        ) : error ? (
          <Failure error={error} retry={() => void refetch()} compact />
        ) : (
          <Skeleton rows={5} height={32} />
        )}
        <p className={room.bad} role="alert">
          {save.error ? t('settings.saveFailed') : null}
        </p>
      </Room>
      {data ? (
        <QuietHoursRoom
          value={data.quietHours ?? null}
          onChange={(quietHours) => save.mutate({ ...data, quietHours })}
        />
      ) : null}
    </div>
  );
}
