import { useQueryClient } from '@tanstack/react-query';
import { CalendarArrowDown, Play, Repeat } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../../data/keys.ts';
import { isLocal } from '../../data/outbox/entry.ts';
import { isOpen } from '../../data/task-cache.ts';
import { waitsForText } from '../../data/waits-for.ts';
import type { Format } from '../../text/format.ts';
import { recurrenceText } from '../../text/recurrence.ts';
import { CheckBox } from '../check-box.tsx';
import { useFlash } from '../flash.ts';
import { NamedPriority, PrioritySign } from '../priority-sign.tsx';
import { ProjectChip } from '../projects/project-chip.tsx';
import { TaskLink } from '../task-link.tsx';
import titles from '../titles.module.css';
import { toast } from '../toasts/store.ts';
import words from '../words.module.css';
import { PartOf, Steps } from './family.tsx';
import { useFocusAlong } from './focus-along.ts';
import { InNotes } from './in-notes.tsx';
import { Kept } from './kept.tsx';
import { Labels } from './labels.tsx';
import { MoreColumns } from './more-columns.tsx';
import type { RowItem } from './row-item.ts';
import classes from './task-row.module.css';
import { Unsent } from './unsent.tsx';
import { whenOf } from './when.ts';

type BodyProps = {
  item: RowItem;
  format: Format;
  pays: number | null;
  /** Just finished, and about to leave. */
  settled: boolean;
  /** Why the box cannot be ticked now, if so. */
  waiting?: boolean;
  /** What to show beside the title. */
  columns?: ReadonlySet<string>;
  /** What is to be said of this row among the others. */
  note?: string | undefined;
  onToggle: (item: RowItem, box: HTMLElement) => void;
  onMoveToToday?: (item: RowItem) => void;
};
type Props = BodyProps & { open: boolean };

type WhenProps = Pick<BodyProps, 'item' | 'format' | 'settled'>;

/** The days it is for, each with what it is: the one it was planned for, if that comes first, and the one it is due on. */
function When({ item, format, settled }: WhenProps) {
  const { t } = useTranslation();
  const { task, day, late } = item;
  if (task.completedAt) return <span>{t('row.done', { when: format.moment(task.completedAt) })}</span>;
  const isLive = !settled && isOpen(task);
  return whenOf(task, day, late, format).map(({ key, when, mark }) => (
    <span key={key} className={isLive && mark ? classes[mark] : undefined}>
      {t(key, { when })}
    </span>
  ));
}

function Repeats({ rule, format }: { rule: string; format: Format }) {
  const { t } = useTranslation();
  const text = t('row.repeats', { rule: recurrenceText(rule, format, t) });
  return (
    <span className={classes.repeats} role="img" aria-label={text} title={text}>
      <Repeat size={12} strokeWidth={2} aria-hidden />
    </span>
  );
}

/** What a row shows where nobody chooses. */
const usual: ReadonlySet<string> = new Set(['due', 'project', 'labels', 'estimate', 'reason']);

/** The order is worked out anew with each change; a row is drawn again only when something in it is different. */
function alike<T extends BodyProps>(before: T, after: T): boolean {
  const { item: a, ...rest } = before;
  const { item: b, ...others } = after;
  const same =
    a.task === b.task && a.day === b.day && a.late === b.late && JSON.stringify(a.reason) === JSON.stringify(b.reason);
  return same && (Object.keys(rest) as (keyof typeof rest)[]).every((name) => rest[name] === others[name]);
}

/** What a row or a card says of a task: the box, its title, what is worth knowing about it, why it is here, what it pays. */
export const TaskRowBody = memo(function TaskRowBody({
  item,
  format,
  pays,
  settled,
  waiting = false,
  columns = usual,
  note,
  onToggle,
  onMoveToToday,
}: BodyProps) {
  const { t } = useTranslation();
  const { task } = item;
  // A priority that is the reason is named beside its sign.
  const weighs = item.reason?.key.startsWith('priority.') && columns.has('reason');
  const reason = item.reason?.key.startsWith('priority.') ? null : item.reason;
  const isDone = task.status === 'done';
  const name = { title: task.title };
  const client = useQueryClient();
  const setAside = task.status === 'blocked';
  const refusal = () =>
    setAside ? t('problem.setAside', name) : waitsForText(task, client.getQueryData(keys.plan), t);
  return (
    <div className={classes.inner}>
      <CheckBox
        checked={settled || isDone}
        disabled={waiting}
        onRefuse={() => toast({ id: `waits:${task.id}`, text: refusal() })}
        label={t(
          waiting ? (setAside ? 'row.setAside' : 'row.waits') : isDone && !settled ? 'row.reopen' : 'row.complete',
          name,
        )}
        onToggle={(box) => onToggle(item, box)}
        rowFocus
      />
      <div className={classes.body}>
        <TaskLink
          taskId={task.id}
          className={`${titles.twoLines} ${titles.fillsRow} ${classes.title}`}
          draggable={false}
          data-waiting={waiting || undefined}
          data-closed={isDone || task.status === 'cancelled' || undefined}
        >
          {task.title}
        </TaskLink>
        <div className={classes.meta}>
          {task.priority === 'none' ? null : weighs || columns.has('priority') ? (
            <NamedPriority priority={task.priority} />
          ) : (
            <PrioritySign priority={task.priority} />
          )}
          {columns.has('due') ? <When item={item} format={format} settled={settled} /> : null}
          {task.recurrence ? <Repeats rule={task.recurrence} format={format} /> : null}
          {task.habit ? <Kept task={task} /> : null}
          {isLocal(task.id) ? <Unsent taskId={task.id} /> : null}
          <Steps taskId={task.id} />
          {task.notes === '' ? null : <InNotes notes={task.notes} />}
          {task.parentId ? <PartOf parentId={task.parentId} /> : null}
          {columns.has('project') && task.projectId !== null ? <ProjectChip id={task.projectId} /> : null}
          {columns.has('labels') ? <Labels labels={task.labels} /> : null}
          {columns.has('estimate') && task.estimateMinutes !== null ? (
            <span>{format.minutes(task.estimateMinutes)}</span>
          ) : null}
          {columns === usual ? null : <MoreColumns task={task} columns={columns} format={format} />}
          {note ? <span className={`${titles.twoLines} ${classes.why}`}>{note}</span> : null}
          {reason && columns.has('reason') ? (
            <span className={`${titles.twoLines} ${reason.key === 'why.short' ? classes.late : classes.why}`}>
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
          <span className={words.spoken}>{`${t('today.moveOne')}: ${task.title}`}</span>
        </button>
      ) : null}
      {pays === null || isLocal(task.id) ? null : (
        <span className={classes.xp} data-ghost={waiting || undefined} title={t('row.pays', { amount: pays })}>
          <span aria-hidden>+{pays}</span>
          <span className={words.spoken}>{t('row.pays', { amount: pays })}</span>
        </span>
      )}
    </div>
  );
}, alike);

/** One task of a list. */
export const TaskRow = memo(function TaskRow({ open, ...body }: Props) {
  const { task } = body.item;
  const lit = useFlash(task.id);
  const row = useFocusAlong(task.id);
  return (
    <li
      ref={row}
      className={classes.row}
      data-row
      data-task={task.id}
      data-settled={body.settled || undefined}
      data-open={open || undefined}
      data-lit={lit}
    >
      <TaskRowBody {...body} />
    </li>
  );
}, alike);
