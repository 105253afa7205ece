import { useMemo } from 'react';
import { useNow } from '../../components/use-now.ts';
import { useUnread } from '../../data/inbox.ts';
import { useMe } from '../../data/session.ts';
import { usePlan } from '../../data/tasks.ts';
import { orderToday } from '../../pages/today/order.ts';

/** How much waits in each room: tasks for today, unread notifications. */
export function useCounts(): { today: number; inbox: number } {
  const me = useMe();
  const now = useNow();
  const plan = usePlan().data;
  const inbox = useUnread().data?.count ?? 0;
  const today = useMemo(() => {
    if (!plan) return 0;
    const { now: current, earlier } = orderToday(plan, { now, zone: me.timeZone, dayStartsAt: me.dayStartsAt });
    return current.length + earlier.length;
  }, [plan, now, me.timeZone, me.dayStartsAt]);
  return { today, inbox };
}
