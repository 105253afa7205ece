import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { toast } from '../../components/toasts/store.ts';
import { useNow } from '../../components/use-now.ts';
import { type AccountPatch, useUpdateAccount } from '../../data/account-settings.ts';
import { useMe } from '../../data/session.ts';
import { useFormat } from '../../text/use-format.ts';
import { Room, room } from './room.tsx';

const hereZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const spoken = (zone: string) => zone.replaceAll('_', ' ');

function useZones(present: string) {
  return useMemo(() => {
    const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', present, hereZone()]);
    return [...zones].toSorted().map((value) => ({ value, label: spoken(value) }));
  }, [present]);
}

/** Hours at which a day may begin: midnight to noon. */
const starts = Array.from({ length: 13 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

export function TimeSection() {
  const { t } = useTranslation();
  const me = useMe();
  const format = useFormat();
  const now = useNow();
  const zones = useZones(me.timeZone);
  const save = useUpdateAccount();
  const here = hereZone();
  const change = (patch: AccountPatch) =>
    save.mutate(patch, { onSuccess: () => toast({ id: 'saved', text: t('toast.saved') }) });
  return (
    <Room title={t('settings.time')} hint={t('timeForm.hint')}>
      <Select
        label={t('timeForm.zone')}
        description={t('timeForm.nowIs', { time: format.time(now.toISOString()) })}
        data={zones}
        value={me.timeZone}
        searchable
        allowDeselect={false}
        limit={60}
        nothingFoundMessage={t('timeForm.none')}
        onChange={(timeZone) => timeZone && timeZone !== me.timeZone && change({ timeZone })}
      />
      {here === me.timeZone ? null : (
        <p className={room.row}>
          <span className={room.small}>{t('timeForm.zoneHint', { zone: spoken(here) })}</span>
          <button
            type="button"
            className={`${button.button} ${button.small}`}
            onClick={() => change({ timeZone: here })}
          >
            {t('timeForm.use')}
          </button>
        </p>
      )}
      <Select
        label={t('timeForm.dayStart')}
        description={t('timeForm.dayStartHint')}
        data={[...new Set([...starts, me.dayStartsAt])]
          .toSorted()
          .map((value) => ({ value, label: format.clock(value) }))}
        value={me.dayStartsAt}
        allowDeselect={false}
        onChange={(dayStartsAt) => dayStartsAt && dayStartsAt !== me.dayStartsAt && change({ dayStartsAt })}
      />
      <p className={room.bad} role="alert">
        {save.error ? t('settings.saveFailed') : null}
      </p>
    </Room>
  );
}
