import { createHeap } from './heap.ts';
import type { StoredTask } from './task.ts';

/** What a plan needs of a task; the rest of it can be large. */
export type Outline = Pick<StoredTask, 'id' | 'blockedBy' | 'dueAt' | 'priorityRank' | 'createdAt' | 'estimateMinutes'>;

export type Plan = {
  items: { task: Outline; ready: boolean; slackMinutes: number; onCriticalPath: boolean }[];
  criticalPath: string[];
};

export function outlineOf({ id, blockedBy, dueAt, priorityRank, createdAt, estimateMinutes }: StoredTask): Outline {
  return { id, blockedBy, dueAt, priorityRank, createdAt, estimateMinutes };
}

/** One task in the network: minutes from the start of the work (critical path method, forward and backward). */
type Step = {
  task: Outline;
  minutes: number;
  waitsFor: Step[];
  holdsUp: Step[];
  ready: boolean;
  placed: boolean;
  pending: number;
  earliestEnd: number;
  latestStart: number;
};

/**
 * Open tasks in an order that respects dependencies; among those that could come next: due date, priority, age.
 * @param tasks the open tasks of one owner, or of one project
 * @param defaultMinutes what a task without an estimate is taken to need
 * @param openElsewhere ids of open tasks that are not planned here, but hold some of these up
 */
export function planTasks(
  tasks: readonly Outline[],
  defaultMinutes: number,
  openElsewhere: ReadonlySet<string> = new Set(),
): Plan {
  const steps = network(tasks, defaultMinutes, openElsewhere);
  const ordered = inOrder(steps);
  for (const step of ordered) step.earliestEnd = earliestStart(step) + step.minutes;
  const end = ordered.reduce((latest, step) => Math.max(latest, step.earliestEnd), 0);
  for (const step of ordered.toReversed()) {
    step.latestStart = step.holdsUp.reduce((least, next) => Math.min(least, next.latestStart), end) - step.minutes;
  }
  const criticalPath = longestChain(ordered, end);
  const critical = new Set(criticalPath);
  return {
    items: ordered.map((step) => ({
      task: step.task,
      ready: step.ready,
      slackMinutes: step.latestStart - earliestStart(step),
      onCriticalPath: critical.has(step.task.id),
    })),
    criticalPath,
  };
}

function network(tasks: readonly Outline[], defaultMinutes: number, openElsewhere: ReadonlySet<string>): Step[] {
  const steps = tasks.map((task) => ({
    task,
    minutes: task.estimateMinutes ?? defaultMinutes,
    waitsFor: [] as Step[],
    holdsUp: [] as Step[],
    ready: true,
    placed: false,
    pending: 0,
    earliestEnd: 0,
    latestStart: 0,
  }));
  const byId = new Map(steps.map((step) => [step.task.id, step]));
  for (const step of steps) {
    for (const id of step.task.blockedBy) {
      const blocker = byId.get(id);
      if (!blocker) continue;
      step.waitsFor.push(blocker);
      blocker.holdsUp.push(step);
    }
    step.pending = step.waitsFor.length;
    step.ready = step.pending === 0 && !step.task.blockedBy.some((id) => openElsewhere.has(id));
  }
  return steps;
}

function inOrder(steps: readonly Step[]): Step[] {
  const next = createHeap<Step>((a, b) => comesBefore(a.task, b.task));
  for (const step of steps) if (step.pending === 0) next.push(step);
  const ordered: Step[] = [];
  while (ordered.length < steps.length) {
    const step = next.pop() ?? cutLoose(steps);
    ordered.push(step);
    step.placed = true;
    for (const waiting of step.holdsUp) {
      waiting.pending--;
      if (waiting.pending === 0) next.push(waiting);
    }
  }
  return ordered;
}

// Tasks are read page by page, so edges of different moments can form a circle here. No task may be lost by that.
function cutLoose(steps: readonly Step[]): Step {
  const first = steps
    .filter(({ placed }) => !placed)
    .reduce((least, step) => (comesBefore(step.task, least.task) ? step : least));
  for (const blocker of first.waitsFor) {
    if (!blocker.placed) blocker.holdsUp = blocker.holdsUp.filter((step) => step !== first);
  }
  first.waitsFor = first.waitsFor.filter(({ placed }) => placed);
  return first;
}

function comesBefore(a: Outline, b: Outline): boolean {
  if (a.dueAt !== b.dueAt) return b.dueAt === null || (a.dueAt !== null && a.dueAt < b.dueAt);
  if (a.priorityRank !== b.priorityRank) return a.priorityRank > b.priorityRank;
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt;
  return a.id < b.id;
}

function earliestStart(step: Step): number {
  return step.waitsFor.reduce((latest, blocker) => Math.max(latest, blocker.earliestEnd), 0);
}

function longestChain(ordered: readonly Step[], end: number): string[] {
  const chain: string[] = [];
  let step = ordered.find(({ earliestEnd }) => earliestEnd === end);
  while (step) {
    chain.push(step.task.id);
    const start: number = earliestStart(step);
    step = step.waitsFor.find((blocker) => blocker.earliestEnd === start);
  }
  return chain.reverse();
}
