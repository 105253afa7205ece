import { useMemo } from 'react';
import { useNow } from '../../components/use-now.ts';
import { newsIn } from '../../data/inbox-cache.ts';
import { useMe } from '../../data/session.ts';
import { usePlan } from '../../data/tasks.ts';
import { useUnread } from '../../data/unread.ts';
import { countToday } from '../../pages/today/order.ts';

/** How much waits in each room: tasks for today, unread news. */
export function useCounts(): { today: number; inbox: number } {
  const me = useMe();
  const now = useNow();
  const plan = usePlan().data;
  const unread = useUnread().data;
  const inbox = newsIn(unread);
  const today = useMemo(() => {
    return plan ? countToday(plan, { now, zone: me.timeZone, dayStartsAt: me.dayStartsAt }) : 0;
  }, [plan, now, me.timeZone, me.dayStartsAt]);
  return { today, inbox };
}
