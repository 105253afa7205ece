import type { Task, TaskPlan } from 'deepiri-sdk';
import { Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { awaitMenu } from '../../app/keyboard/menu-typing.ts';
import { focusedRow, focusNeighbour } from '../../app/keyboard/use-row-keys.ts';
import { rememberStart } from '../../components/flight-start.ts';
import { later } from '../../components/later.ts';
import type { RowItem } from '../../components/task-row/row-item.ts';
import { useNow } from '../../components/use-now.ts';
import { useMe } from '../../data/session.ts';
import { movedTo } from '../../data/task-days.ts';
import { usePay } from '../../data/use-pay.ts';
import { useTaskActions } from '../../data/use-task-actions.ts';
import { withSentences } from '../../text/i18n.ts';
import { useFormat } from '../../text/use-format.ts';
import { DoneSection } from './done-section.tsx';
import { loadBeside } from './load-beside.ts';
import type { MoveAllProps } from './move-all.tsx';
import { orderToday } from './order.ts';
import { plannedText } from './planned-text.ts';
import type { RowPriorityProps } from './row-priority.tsx';
import section from './section.module.css';
import { Section } from './section.tsx';
import { TaskRows } from './task-rows.tsx';
import classes from './today-list.module.css';
import { useSettling } from './use-settling.ts';
import { useTodayCommands } from './use-today-commands.ts';

const MoveAll = later<MoveAllProps>(async () => (await withSentences(import('./move-all.tsx'))).MoveAll);
const RowPriority = later<RowPriorityProps>(async () => (await loadBeside()).RowPriority);

type Props = { plan: TaskPlan; done: readonly Task[]; openId: string | null };

export function TodayList({ plan, done, openId }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow();
  const format = useFormat();
  const actions = useTaskActions();
  const payOf = usePay();
  const list = useRef<HTMLDivElement>(null);
  const [laterAsked, showLater] = useState<boolean | null>(null);
  const [choosing, choose] = useState<Pick<RowPriorityProps, 'task' | 'row'> | null>(null);
  const { shown, settled } = useSettling(plan);
  const clock = useMemo(
    () => ({ now, zone: me.timeZone, dayStartsAt: me.dayStartsAt }),
    [now, me.timeZone, me.dayStartsAt],
  );
  const today = useMemo(() => orderToday(shown ?? plan, clock), [shown, plan, clock]);
  const doneShown = done.filter((task) => !settled.has(task.id));

  const move = useCallback(
    (task: Task, day: string) =>
      actions.update(task, movedTo(task, day, clock), t('toast.moved', { day: format.day(day) })),
    [actions, clock, format, t],
  );
  const onMoveToToday = useCallback((item: RowItem) => move(item.task, format.today), [move, format.today]);
  const onToggle = useCallback(
    ({ task }: RowItem, box: HTMLElement) => {
      const row = focusedRow(list.current);
      if (row?.contains(box) && box.matches(':focus-visible')) focusNeighbour(list.current, row);
      rememberStart(task.id, box);
      actions.complete(task);
    },
    [actions],
  );
  const taskOf = (id: string) =>
    plan.items.find((item) => item.task.id === id)?.task ?? done.find((task) => task.id === id);
  const askPriority = (task: Task, row: HTMLElement) => {
    awaitMenu();
    choose({ task, row });
  };
  // As long as the choices are on their way.
  useCommand('close', choosing !== null && (() => choose(null)));
  useTodayCommands({ list, taskOf, actions, move, askPriority, format });

  const row = { format, settled, openId, payOf, onToggle };
  const planned = plannedText(today.plannedMinutes, now, format, (key, values) => t(key, { ...values }));
  const forToday = today.now.length + today.earlier.length + today.anytime.length;
  const clear = forToday === 0 && today.later.length + today.waiting.length + done.length > 0;
  // Where nothing else is there, what comes next is what there is to see.
  const laterShown = laterAsked ?? forToday + today.waiting.length + doneShown.length === 0;

  const turnLater = () => showLater(!laterShown);
  useCommand('today-later', today.later.length > 0 && turnLater);

  return (
    <div ref={list}>
      {today.now.length > 0 ? (
        <Section title={t('today.now')} note={planned}>
          <TaskRows items={today.now} {...row} />
        </Section>
      ) : null}
      {today.earlier.length > 0 ? (
        <Section
          title={t('today.earlier')}
          note={today.earlier.length}
          action={
            <Suspense fallback={null}>
              <MoveAll items={today.earlier} clock={clock} />
            </Suspense>
          }
        >
          <TaskRows items={today.earlier} {...row} onMoveToToday={onMoveToToday} />
        </Section>
      ) : null}
      {today.anytime.length > 0 ? (
        <Section title={t('today.anytime')} note={today.anytime.length}>
          <TaskRows items={today.anytime} {...row} />
        </Section>
      ) : null}
      {clear ? (
        <p className={classes.clear}>
          <strong>{t('today.clear')}</strong> {t(today.later.length > 0 ? 'today.clearLater' : 'today.clearHint')}
        </p>
      ) : null}
      {today.waiting.length > 0 ? (
        <Section title={t('today.waiting')} note={today.waiting.length}>
          <TaskRows items={today.waiting} {...row} waiting />
        </Section>
      ) : null}
      {today.later.length > 0 ? (
        <Section
          title={t('today.later')}
          note={today.later.length}
          action={
            <button type="button" className={section.action} aria-expanded={laterShown} onClick={turnLater}>
              {laterShown ? t('today.hide') : t('today.show', { count: today.later.length })}
            </button>
          }
        >
          {laterShown ? <TaskRows items={today.later} {...row} onMoveToToday={onMoveToToday} /> : null}
        </Section>
      ) : null}
      {choosing ? (
        <Suspense fallback={null}>
          <RowPriority {...choosing} actions={actions} onClose={() => choose(null)} />
        </Suspense>
      ) : null}
      <DoneSection done={doneShown} openId={openId} onReopen={actions.reopen} />
    </div>
  );
}
