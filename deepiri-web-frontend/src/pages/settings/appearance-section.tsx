import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './appearance-section.module.css';
import { Room, room } from './room.tsx';

const schemes = [
  { value: 'auto', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
] as const;

export function AppearanceSection() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Room title={t('settings.appearance')} hint={t('appearance.hint')}>
      <div className={room.room}>
        <p className={room.name} id="color-scheme">
          {t('appearance.scheme')}
        </p>
        <SegmentedControl
          aria-labelledby="color-scheme"
          value={colorScheme}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
          data={schemes.map(({ value, icon: Icon }) => ({
            value,
            label: (
              <span className={classes.choice}>
                <Icon size={15} strokeWidth={1.8} aria-hidden />
                {t(`appearance.${value}`)}
              </span>
            ),
          }))}
        />
        <p className={room.small}>{t('appearance.motion')}</p>
      </div>
    </Room>
  );
}
