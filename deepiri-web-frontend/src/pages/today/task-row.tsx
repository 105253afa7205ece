import { Link } from '@tanstack/react-router';
import { CalendarArrowDown, Play } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckBox } from '../../components/check-box.tsx';
import { useFlash } from '../../components/flash.ts';
import { LabelDot } from '../../components/label-dot.tsx';
import { toast } from '../../components/toasts/store.ts';
import type { Format } from '../../text/format.ts';
import type { TodayItem } from './order.ts';
import classes from './task-row.module.css';

type Props = {
  item: TodayItem;
  format: Format;
  pays: number | null;
  settled: boolean;
  open: boolean;
  /** Why the box cannot be ticked now, if so. */
  waiting?: boolean;
  onToggle: (item: TodayItem, box: HTMLElement) => void;
  onMoveToToday?: (item: TodayItem) => void;
};

function When({ item, format }: { item: TodayItem; format: Format }) {
  const { t } = useTranslation();
  const { task, day, late } = item;
  if (day === null) return null;
  if (late && day < format.today)
    return <span className={classes.late}>{t('row.since', { day: format.day(day) })}</span>;
  if (task.dueAt && day === format.today) {
    const when = format.isWholeDay(task.dueAt) ? format.day(day) : format.time(task.dueAt);
    return <span className={late ? classes.late : classes.due}>{t('row.due', { when })}</span>;
  }
  if (day === format.today) return null;
  return (
    <span>{task.dueAt ? t('row.due', { when: format.due(task.dueAt) }) : t('row.on', { day: format.day(day) })}</span>
  );
}

const refusalOf = ({ reason }: TodayItem) =>
  reason?.key === 'why.setAside' ? 'problem.setAside' : 'problem.task_blocked';

/** The order is worked out anew with each change; a row is drawn again only when something in it is different. */
function alike(before: Props, after: Props): boolean {
  const { item: a, ...rest } = before;
  const { item: b, ...others } = after;
  const same =
    a.task === b.task && a.day === b.day && a.late === b.late && JSON.stringify(a.reason) === JSON.stringify(b.reason);
  return same && (Object.keys(rest) as (keyof typeof rest)[]).every((name) => rest[name] === others[name]);
}

/** One task: the box, its title, what is worth knowing about it, why it is here, what it pays. */
export const TaskRow = memo(function TaskRow({
  item,
  format,
  pays,
  settled,
  open,
  waiting = false,
  onToggle,
  onMoveToToday,
}: Props) {
  const { t } = useTranslation();
  const { task, reason } = item;
  const lit = useFlash(task.id);
  const name = { title: task.title };
  return (
    <li
      className={classes.row}
      data-row
      data-task={task.id}
      data-settled={settled || undefined}
      data-open={open || undefined}
      data-lit={lit}
    >
      <div className={classes.inner}>
        <CheckBox
          checked={settled}
          disabled={waiting}
          onRefuse={() => toast({ id: `waits:${task.id}`, text: t(refusalOf(item), name) })}
          strong={task.priority === 'urgent' || task.priority === 'high'}
          label={t(waiting ? 'row.waits' : 'row.complete', name)}
          onToggle={(box) => onToggle(item, box)}
          rowFocus
        />
        <div className={classes.body}>
          <Link
            to="/tasks/$taskId"
            params={{ taskId: task.id }}
            className={classes.title}
            data-waiting={waiting || undefined}
          >
            {task.title}
          </Link>
          <div className={classes.meta}>
            <When item={item} format={format} />
            {task.labels.slice(0, 3).map((label) => (
              <span key={label} className={classes.label}>
                <LabelDot label={label} />
                {label}
              </span>
            ))}
            {task.estimateMinutes !== null ? <span>{format.minutes(task.estimateMinutes)}</span> : null}
            {reason ? (
              <span className={reason.key === 'why.short' ? classes.late : classes.why}>
                {reason.key === 'why.started' ? <Play size={9} fill="currentColor" aria-hidden /> : null}
                {t(reason.key, { ...reason.values, span: format.minutes(Number(reason.values?.['minutes'] ?? 0)) })}
              </span>
            ) : null}
          </div>
        </div>
        {onMoveToToday ? (
          <button
            type="button"
            className={classes.move}
            onClick={() => onMoveToToday(item)}
            title={`${t('today.moveOne')} (T)`}
          >
            <CalendarArrowDown size={15} strokeWidth={1.8} aria-hidden />
            <span className={classes.spoken}>{`${t('today.moveOne')}: ${task.title}`}</span>
          </button>
        ) : null}
        {pays === null ? null : (
          <span className={classes.xp} data-ghost={waiting || undefined} title={t('row.pays', { amount: pays })}>
            <span aria-hidden>+{pays}</span>
            <span className={classes.spoken}>{t('row.pays', { amount: pays })}</span>
          </span>
        )}
      </div>
    </li>
  );
}, alike);
