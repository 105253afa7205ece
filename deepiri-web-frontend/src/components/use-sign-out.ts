import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../data/client.ts';
import { outbox } from '../data/outbox/open-outbox.ts';
import { toast } from './toasts/store.ts';

/** Signs out; asks first when something that was done here would be lost with it. */
export function useSignOut(): () => void {
  const { t } = useTranslation();
  return useCallback(() => {
    const leave = () =>
      void api.signOut().catch(() => toast({ id: 'sign-out', tone: 'bad', text: t('outbox.signOutFailed') }));
    const { length: count } = outbox.current;
    if (count === 0) return leave();
    toast({
      id: 'sign-out',
      tone: 'bad',
      text: t('outbox.signOut', { count }),
      action: { label: t('outbox.signOutAnyway'), run: leave, leads: true },
    });
  }, [t]);
}
