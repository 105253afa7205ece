import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../components/toasts/store.ts';
import { api } from '../../data/client.ts';
import { badgeName } from '../../text/badges.ts';
import { withSentences } from '../../text/i18n.ts';

const loadPictures = () => withSentences(import('./celebration.tsx'));

/** Tells of a new level and of a badge when they come, with their picture, and leads to where they are. */
export function useCelebrations(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useEffect(() => {
    const action = { label: t('nav.profile'), run: () => void navigate({ to: '/profile' }), leads: true as const };
    // What cannot be fetched now is found on the profile.
    const pictures = (show: (part: Awaited<ReturnType<typeof loadPictures>>) => void) =>
      void loadPictures().then(show, () => undefined);
    const stops = [
      api.live.on('level.reached', ({ data: { level, xp } }) =>
        pictures(({ LevelMark }) =>
          toast({
            id: 'level',
            celebrates: 'level',
            icon: <LevelMark level={level} />,
            text: t('toast.level'),
            strong: t('level.level', { level }),
            extra: t('toast.xp', { amount: xp }),
            action,
          }),
        ),
      ),
      api.live.on('badge.earned', ({ data: { badge } }) =>
        pictures(({ BadgeMark }) =>
          toast({
            id: `badge:${badge.id}`,
            celebrates: 'badge',
            icon: <BadgeMark icon={badge.icon} tier={badge.tier} />,
            text: t('toast.badge'),
            strong: badgeName(badge, t),
            action,
          }),
        ),
      ),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [navigate, t]);
}
