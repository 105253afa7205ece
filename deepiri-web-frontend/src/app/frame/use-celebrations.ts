import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../data/client.ts';
import { withSentences } from '../../text/i18n.ts';
import type { tellBadge, tellLevel } from './celebration.tsx';

type Celebrations = { tellBadge: typeof tellBadge; tellLevel: typeof tellLevel };

/** Tells of a new level and of a badge when they come, with their picture, and leads to where they are. */
export function useCelebrations(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useEffect(() => {
    const action = { label: t('nav.profile'), run: () => void navigate({ to: '/profile' }), leads: true as const };
    // What cannot be fetched now is found on the profile.
    const celebrate = (tell: (part: Celebrations) => void) =>
      void withSentences(import('./celebration.tsx')).then(tell, () => undefined);
    const stops = [
      api.live.on('level.reached', ({ data }) => celebrate(({ tellLevel }) => tellLevel(data, action, t))),
      api.live.on('badge.earned', ({ data }) => celebrate(({ tellBadge }) => tellBadge(data.badge, action, t))),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [navigate, t]);
}
