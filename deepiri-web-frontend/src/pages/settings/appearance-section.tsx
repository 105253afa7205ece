import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../text/i18n.ts';
import { isLanguage, languages } from '../../text/languages.ts';
import classes from './appearance-section.module.css';
import { Room, room } from './room.tsx';

const schemes = [
  { value: 'auto', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
] as const;

const offered = Object.entries(languages).map(([value, label]) => ({
  value,
  label: <span lang={value}>{label}</span>,
}));

function LanguageChoice() {
  const { t, i18n } = useTranslation();
  const [failed, setFailed] = useState(false);
  const choose = (language: string) => {
    setFailed(false);
    if (isLanguage(language)) void chooseLanguage(language).catch(() => setFailed(true));
  };
  return (
    <div className={room.room}>
      <p className={room.name} id="language">
        {t('appearance.language')}
      </p>
      <SegmentedControl aria-labelledby="language" value={i18n.language} onChange={choose} data={offered} />
      <p className={room.bad} role="alert">
        {failed ? t('appearance.languageFailed') : null}
      </p>
    </div>
  );
}

export function AppearanceSection() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Room title={t('settings.appearance')} hint={t('settings.perDevice')}>
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
      <LanguageChoice />
    </Room>
  );
}
