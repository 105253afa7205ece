import type { Task } from 'deepiri-sdk';
import { Route } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { focusedRow, useRowKeys } from '../../app/keyboard/use-row-keys.ts';
import { rememberStart } from '../../components/flight-start.ts';
import { Empty, Failure, Skeleton } from '../../components/states.tsx';
import { useOpenTask } from '../../components/task-link.tsx';
import type { RowItem } from '../../components/task-row/row-item.ts';
import { useNow } from '../../components/use-now.ts';
import { useProjectPlan } from '../../data/projects.ts';
import { useMe } from '../../data/session.ts';
import { isOpen } from '../../data/task-cache.ts';
import { usePay } from '../../data/use-pay.ts';
import { useTaskActions } from '../../data/use-task-actions.ts';
import { useFormat } from '../../text/use-format.ts';
import { PlanRow } from './plan-row.tsx';
import { stepsOf } from './plan-steps.ts';
import classes from './plan-view.module.css';

/** The open tasks of a project in the order in which they can be done, with the chain that decides when all is. */
export function PlanView({ projectId, openId }: { projectId: string; openId: string | null }) {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow();
  const format = useFormat();
  const payOf = usePay();
  const open = useOpenTask();
  const actions = useTaskActions();
  const list = useRef<HTMLOListElement>(null);
  const { data: plan, error, refetch } = useProjectPlan(projectId);
  const steps = useMemo(
    () => (plan ? stepsOf(plan, { now, zone: me.timeZone, dayStartsAt: me.dayStartsAt }) : []),
    [plan, now, me.timeZone, me.dayStartsAt],
  );
  useRowKeys(list);
  const onFocused = (act: (task: Task) => void) => () => {
    const id = focusedRow(list.current)?.dataset['task'];
    const step = steps.find(({ item }) => item.task.id === id);
    if (!step) return false;
    act(step.item.task);
    return true;
  };
  useCommand(
    'list-open',
    onFocused(({ id }) => open(id)),
  );
  useCommand(
    'list-right',
    onFocused(({ id }) => open(id)),
  );
  useCommand(
    'list-start',
    onFocused((task) => task.status === 'todo' && actions.start(task)),
  );
  useCommand('list-delete', onFocused(actions.remove));
  const onToggle = useCallback(
    ({ task }: RowItem, box: HTMLElement) => {
      if (!isOpen(task)) return actions.reopen(task);
      rememberStart(task.id, box);
      actions.complete(task);
    },
    [actions],
  );

  if (!plan) return error ? <Failure error={error} retry={() => void refetch()} /> : <Skeleton rows={6} height={40} />;
  if (steps.length === 0)
    return (
      <Empty
        icon={<Route size={24} strokeWidth={1.5} aria-hidden />}
        title={t('plan.empty')}
        text={t('plan.emptyHint')}
      />
    );
  const path = steps.filter(({ isCritical }) => isCritical).length;
  return (
    <>
      {path > 1 ? (
        <p className={classes.about}>
          <strong>{t('plan.path')}</strong> {t('plan.pathText', { count: path })}{' '}
          {path < steps.length ? t('plan.slackText') : null}
        </p>
      ) : null}
      <ol ref={list} className={classes.list} aria-label={t('plan.list')}>
        {steps.map((step) => (
          <PlanRow
            key={step.item.task.id}
            step={step}
            format={format}
            pays={isOpen(step.item.task) ? (payOf(step.item.task)?.amount ?? null) : null}
            open={step.item.task.id === openId}
            hasPath={path > 1}
            onToggle={onToggle}
          />
        ))}
      </ol>
    </>
  );
}
