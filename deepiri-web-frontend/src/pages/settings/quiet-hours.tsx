import { Select, Switch } from '@mantine/core';
import type { QuietHours } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/session.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './quiet-hours.module.css';
import { Room, room } from './room.tsx';

const USUAL: QuietHours = { from: '22:00', to: '07:00' };
const times = Array.from(
  { length: 48 },
  (_, half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`,
);

type Props = { value: QuietHours | null; onChange: (value: QuietHours | null) => void };

/** Between which times on the person's wall nothing is told. */
export function QuietHoursRoom({ value, onChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const format = useFormat();
  const end = (name: keyof QuietHours, other: keyof QuietHours) =>
    value ? (
      <Select
        label={t(`quiet.${name}`)}
        value={value[name]}
        data={[...new Set([...times, value[name]])]
          .toSorted()
          .filter((time) => time !== value[other])
          .map((time) => ({ value: time, label: format.clock(time) }))}
        allowDeselect={false}
        onChange={(time) => time && onChange({ ...value, [name]: time })}
      />
    ) : null;
  return (
    <Room title={t('quiet.title')} hint={t('quiet.hint')}>
      <Switch
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? USUAL : null)}
        label={t('quiet.switch')}
        withThumbIndicator={false}
      />
      {value ? (
        <>
          <div className={classes.ends}>
            {end('from', 'to')}
            {end('to', 'from')}
          </div>
          <p className={room.small}>{t('quiet.zone', { zone: me.timeZone.replaceAll('_', ' ') })}</p>
        </>
      ) : null}
    </Room>
  );
}
