import { Switch } from '@mantine/core';
import type { NotificationPreferences } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { Failure, Skeleton } from '../../components/states.tsx';
import { useCalled } from '../../components/use-called.ts';
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
                <KindSwitch kind={kind} on={data.kinds[kind]} onChange={(on) => set(kind, on)} />
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

/** Whether a kind is told. The inbox leads to it by its name. */
function KindSwitch({ kind, on, onChange }: { kind: Kind; on: boolean; onChange: (on: boolean) => void }) {
  const { t } = useTranslation();
  const called = useCalled<HTMLInputElement>(`kind-${kind}`);
  return (
    <Switch
      ref={called.ref}
      checked={on}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={t(`kinds.${kind}`)}
      description={t(`kinds.${kind}Hint`)}
      withThumbIndicator={false}
    />
  );
}
