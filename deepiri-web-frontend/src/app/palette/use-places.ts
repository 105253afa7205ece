import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Languages, LogOut, type LucideIcon, Monitor, Moon, Settings, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../components/toasts/store.ts';
import { useSignOut } from '../../components/use-sign-out.ts';
import { settingsSections } from '../../pages/settings/sections.ts';
import { chooseLanguage } from '../../text/i18n.ts';
import { type Language, languages } from '../../text/languages.ts';

export type Place = {
  text: string;
  /** What else people call it, in every language: who cannot read this one looks for another. */
  words?: string;
  icon: LucideIcon;
  run: () => void;
};

const schemes: readonly [MantineColorScheme, LucideIcon][] = [
  ['light', Sun],
  ['dark', Moon],
  ['auto', Monitor],
];

/** Whether each word that was typed begins one of the place, or all of it stands there as it is. */
export function isNamed({ text, words = '' }: Pick<Place, 'text' | 'words'>, wanted: string): boolean {
  const own = ` ${text} ${words}`.toLowerCase().replaceAll(':', '');
  return (
    text.toLowerCase().includes(wanted) ||
    wanted
      .replaceAll(':', '')
      .split(/\s+/)
      .every((word) => own.includes(` ${word}`))
  );
}

/** What has no key: the sections of the settings, what is chosen there in one step, and the way out. */
export function usePlaces(): Place[] {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const speak = (language: Language) =>
    chooseLanguage(language).catch(() => toast({ tone: 'bad', text: t('appearance.languageFailed') }));
  return [
    ...settingsSections.map((section) => ({
      text: `${t('nav.settings')}: ${t(`settings.${section}`)}`,
      icon: Settings,
      run: () => void navigate({ to: '/settings/$section', params: { section } }),
    })),
    ...schemes.map(([scheme, icon]) => ({
      text: `${t('appearance.scheme')}: ${t(`appearance.${scheme}`)}`,
      words: t(`keyboard.words.${scheme}`),
      icon,
      run: () => setColorScheme(scheme),
    })),
    ...(Object.keys(languages) as Language[]).map((language) => ({
      text: `${t('appearance.language')}: ${languages[language]}`,
      words: t(`keyboard.words.${language}`),
      icon: Languages,
      run: () => void speak(language),
    })),
    { text: t('sessions.signOut'), icon: LogOut, run: signOut },
  ];
}
