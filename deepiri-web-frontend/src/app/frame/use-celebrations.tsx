import { useNavigate } from '@tanstack/react-router';
import { ArrowUp } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../components/toasts/store.ts';
import { api } from '../../data/client.ts';
import { badgeName } from '../../text/badges.ts';
import { withSentences } from '../../text/i18n.ts';

const loadBadge = () => withSentences(import('../../pages/profile/badge-shape.tsx'));
const BadgeShape = lazy(() => loadBadge().then((module) => ({ default: module.BadgeShape })));

/** Tells of a new level and of a badge when they come, and leads to where they are. */
export function useCelebrations(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useEffect(() => {
    const action = { label: t('nav.profile'), run: () => void navigate({ to: '/profile' }), leads: true as const };
    const stops = [
      api.live.on('level.reached', ({ data: { level, xp } }) =>
        toast({
          id: 'level',
          icon: <ArrowUp size={18} strokeWidth={2.2} />,
          text: t('toast.level'),
          strong: t('level.level', { level }),
          extra: `· ${t('toast.xp', { amount: xp })}`,
          action,
        }),
      ),
      // A badge comes with its name and its picture. What cannot be fetched now is found on the profile.
      api.live.on(
        'badge.earned',
        ({ data: { badge } }) =>
          void loadBadge().then(
            () =>
              toast({
                id: `badge:${badge.id}`,
                icon: (
                  <Suspense fallback={null}>
                    <BadgeShape icon={badge.icon} tier={badge.tier} earned share={1} />
                  </Suspense>
                ),
                text: t('toast.badge'),
                strong: badgeName(badge, t),
                action,
              }),
            () => undefined,
          ),
      ),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [navigate, t]);
}
