import { Outlet, useMatchRoute } from '@tanstack/react-router';
import type { Task } from 'deepiri-sdk';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { Page } from '../../components/page.tsx';
import { QuickAdd } from '../../components/quick-add/quick-add.tsx';
import { Failure, Skeleton } from '../../components/states.tsx';
import { useTellAdded } from '../../components/toasts/use-tell-added.ts';
import { nowCalled } from '../../data/outbox/now-called.ts';
import { useDoneToday, usePlan } from '../../data/tasks.ts';
import { useFormat } from '../../text/use-format.ts';
import { FirstRun } from './first-run.tsx';
import { TodayList } from './today-list.tsx';

/** Long enough for a new row to be drawn. */
const DRAWN_MS = 250;

/** Tells of a task that was added and has no row on the page: it is under Later, or after the first fifty. */
function ifUnseen(task: Task, tell: (task: Task) => void): void {
  window.setTimeout(() => {
    if (!document.querySelector(`[data-task="${nowCalled(task.id)}"]`)) tell(task);
  }, DRAWN_MS);
}

/** What to do now, in order, and why; the open task beside it. */
export function TodayPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const quick = useRef<{ focus: () => void }>(null);
  const plan = usePlan();
  const done = useDoneToday();
  const match = useMatchRoute();
  const opened = match({ to: '/tasks/$taskId' });
  const openId = opened ? opened.taskId : null;
  const tellAdded = useTellAdded();
  useCommand('quick-add', () => quick.current?.focus());

  return (
    <>
      <Page
        title={t('today.title')}
        sub={format.calendar(format.today, { weekday: 'long', day: 'numeric', month: 'long' })}
      >
        <QuickAdd ref={quick} onAdded={(task) => ifUnseen(task, tellAdded)} />
        {plan.data && done.data ? (
          <>
            <FirstRun plan={plan.data} done={done.data} />
            <TodayList plan={plan.data} done={done.data} openId={openId} />
          </>
        ) : plan.error || done.error ? (
          <Failure
            error={plan.error ?? done.error}
            retry={() => {
              void plan.refetch();
              void done.refetch();
            }}
          />
        ) : (
          <Skeleton rows={6} height={40} />
        )}
      </Page>
      <Outlet />
    </>
  );
}
