import { useTranslation } from 'react-i18next';
import { useFlash } from '../../components/flash.ts';
import type { RowItem } from '../../components/task-row/row-item.ts';
import row from '../../components/task-row/task-row.module.css';
import { TaskRowBody } from '../../components/task-row/task-row.tsx';
import type { Format } from '../../text/format.ts';
import type { Step } from './plan-steps.ts';
import classes from './plan-view.module.css';

type Props = {
  step: Step;
  format: Format;
  pays: number | null;
  open: boolean;
  /** A chain of one says nothing. */
  hasPath: boolean;
  onToggle: (item: RowItem, box: HTMLElement) => void;
};

/** What a row of the plan shows: it stands in its project already. */
const columns: ReadonlySet<string> = new Set(['due', 'labels', 'estimate']);

/** A task of the plan: on the chain, or with how long it can wait. */
export function PlanRow({ step, format, pays, open, hasPath, onToggle }: Props) {
  const { t } = useTranslation();
  const { item, isCritical, slackMinutes, waits, above, below } = step;
  const { task } = item;
  const lit = useFlash(task.id);
  const isDone = task.status === 'done';
  return (
    <li
      className={`${row.row} ${classes.row}`}
      data-row
      data-task={task.id}
      data-open={open || undefined}
      data-settled={isDone || undefined}
      data-lit={lit}
      data-critical={(hasPath && isCritical) || undefined}
    >
      {hasPath ? (
        <span className={classes.track} aria-hidden data-above={above || undefined} data-below={below || undefined}>
          {isCritical ? <span className={classes.knot} /> : null}
        </span>
      ) : null}
      <div className={classes.body}>
        <TaskRowBody
          item={item}
          format={format}
          pays={pays}
          settled={isDone}
          waiting={waits}
          columns={columns}
          onToggle={onToggle}
        />
      </div>
      <span className={classes.slack} data-critical={(hasPath && isCritical) || undefined}>
        {waits ? <span className={classes.waits}>{t('plan.waits')}</span> : null}
        {hasPath ? (
          <span>{isCritical ? t('plan.critical') : t('plan.slack', { span: format.minutes(slackMinutes) })}</span>
        ) : null}
      </span>
    </li>
  );
}
