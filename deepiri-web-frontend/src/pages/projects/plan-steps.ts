import type { TaskPlan } from 'deepiri-sdk';
import { type RowItem, rowItemOf } from '../../components/task-row/row-item.ts';
import type { Clock } from '../../data/task-days.ts';

/** A task in its place in the plan. */
export type Step = {
  item: RowItem;
  isCritical: boolean;
  slackMinutes: number;
  waits: boolean;
  /** Whether the chain goes on above it, and below it. */
  above: boolean;
  below: boolean;
};

/** The tasks of a plan in its order, each with where it is on the chain that decides when all is done. */
export function stepsOf({ items }: TaskPlan, clock: Clock): Step[] {
  const places = items.flatMap(({ onCriticalPath }, at) => (onCriticalPath ? at : []));
  const [first = -1, last = -1] = [places[0], places.at(-1)];
  return items.map(({ task, ready, onCriticalPath, slackMinutes }, at) => ({
    item: { ...rowItemOf(task, clock, !ready), reason: null },
    isCritical: onCriticalPath,
    slackMinutes,
    waits: !ready,
    above: at > first && at <= last,
    below: at >= first && at < last,
  }));
}
