import type { Task, TaskPlan } from 'deepiri-sdk';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusedRow, focusNeighbour } from '../../app/keyboard/use-row-keys.ts';
import type { RowItem } from '../../components/task-row/row-item.ts';
import { toast } from '../../components/toasts/store.ts';
import { useNow } from '../../components/use-now.ts';
import { rememberStart } from '../../components/xp-flight.ts';
import { earnedOn } from '../../data/ledger-cache.ts';
import { useMe } from '../../data/session.ts';
import { useLedger } from '../../data/standing.ts';
import { inverse } from '../../data/task-change.ts';
import { movedTo } from '../../data/task-days.ts';
import { usePay } from '../../data/use-pay.ts';
import { useTaskActions } from '../../data/use-task-actions.ts';
import { useFormat } from '../../text/use-format.ts';
import { DoneRow } from './done-row.tsx';
import { orderToday } from './order.ts';
import { plannedText } from './planned-text.ts';
import section from './section.module.css';
import { Section } from './section.tsx';
import { AT_FIRST, TaskRows } from './task-rows.tsx';
import classes from './today-list.module.css';
import { useSettling } from './use-settling.ts';
import { useTodayCommands } from './use-today-commands.ts';

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
  const [allDone, showAllDone] = useState(false);
  const earned = earnedOn(useLedger().data, format.today);
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
  const moveAll = () => {
    const moves = today.earlier.map(({ task }) => ({ task, patch: movedTo(task, format.today, clock) }));
    for (const { task, patch } of moves) actions.update(task, patch);
    const undo = () => {
      for (const { task, patch } of moves) actions.update({ ...task, ...patch }, inverse(task, patch));
    };
    toast({ text: t('toast.movedAll', { count: moves.length }), action: { label: t('action.undo'), run: undo } });
  };
  const taskOf = (id: string) =>
    plan.items.find((item) => item.task.id === id)?.task ?? done.find((task) => task.id === id);
  useTodayCommands({ list, taskOf, actions, move, format });

  const row = { format, settled, openId, payOf, onToggle };
  const planned = plannedText(today.plannedMinutes, now, format, (key, values) => t(key, { ...values }));
  const forToday = today.now.length + today.earlier.length + today.anytime.length;
  const clear = forToday === 0 && today.later.length + today.waiting.length + done.length > 0;
  // Where nothing else is there, what comes next is what there is to see.
  const laterShown = laterAsked ?? forToday + today.waiting.length + doneShown.length === 0;

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
            <button type="button" className={section.action} onClick={moveAll}>
              {t('today.moveAll')}
            </button>
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
          <strong>{t('today.clear')}</strong> {t('today.clearHint')}
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
            <button
              type="button"
              className={section.action}
              aria-expanded={laterShown}
              onClick={() => showLater(!laterShown)}
            >
              {laterShown ? t('today.hideLater') : t('today.showLater', { count: today.later.length })}
            </button>
          }
        >
          {laterShown ? <TaskRows items={today.later} {...row} onMoveToToday={onMoveToToday} /> : null}
        </Section>
      ) : null}
      {doneShown.length > 0 ? (
        <Section
          title={t('today.done')}
          note={
            earned.total > 0
              ? t('today.doneToday', { count: doneShown.length, xp: format.number(earned.total) })
              : t('today.doneUnpaid', { count: doneShown.length })
          }
        >
          <ul className={classes.done}>
            {doneShown.slice(0, allDone ? undefined : AT_FIRST).map((task) => (
              <DoneRow
                key={task.id}
                task={task}
                // Nothing, or as much taken back as paid: what it pays this time is not known yet.
                earned={earned.byTask.get(task.id) || null}
                open={task.id === openId}
                onToggle={actions.reopen}
              />
            ))}
          </ul>
          {!allDone && doneShown.length > AT_FIRST ? (
            <button type="button" className={classes.more} onClick={() => showAllDone(true)}>
              {t('today.more', { count: doneShown.length - AT_FIRST })}
            </button>
          ) : null}
        </Section>
      ) : null}
    </div>
  );
}
