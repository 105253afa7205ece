import type { Task, TaskPlan } from 'deepiri-sdk';

type Planned = TaskPlan['items'][number];

export const isOpen = (task: Pick<Task, 'status'>) => task.status !== 'done' && task.status !== 'cancelled';

/** The newer of two states of one task. Equal versions: the incoming one, which may be an optimistic change. */
export function newest(known: Task | undefined, incoming: Task): Task {
  return known && known.version > incoming.version ? known : incoming;
}

function withReadiness(items: Planned[]): Planned[] {
  const open = new Set(items.filter((item) => isOpen(item.task)).map((item) => item.task.id));
  return items.map((item) => {
    const ready = item.task.status !== 'blocked' && !item.task.blockedBy.some((id) => open.has(id));
    return ready === item.ready ? item : { ...item, ready };
  });
}

/**
 * The plan after a task changed. A task that was finished keeps its place, marked as done, so that the list can
 * show it settle; the next reading of the plan leaves it out.
 */
export function planWith(plan: TaskPlan, task: Task): TaskPlan {
  const known = plan.items.find((item) => item.task.id === task.id);
  if (!known) {
    if (!isOpen(task)) return plan;
    return {
      ...plan,
      items: withReadiness([...plan.items, { task, ready: true, slackMinutes: 0, onCriticalPath: false }]),
    };
  }
  const next = newest(known.task, task);
  if (next === known.task) return plan;
  return { ...plan, items: withReadiness(plan.items.map((item) => (item === known ? { ...item, task: next } : item))) };
}

export function planWithout(plan: TaskPlan, id: string): TaskPlan {
  if (!plan.items.some((item) => item.task.id === id)) return plan;
  return {
    ...plan,
    items: withReadiness(plan.items.filter((item) => item.task.id !== id)),
    criticalPath: plan.criticalPath.filter((step) => step !== id),
  };
}

export type TaskPages = { pages: { items: Task[]; nextCursor: string | null }[]; pageParams: unknown[] };

/** The trash without a task that is out of it. News from before it was deleted changes nothing. */
export function trashWithout(trash: TaskPages, task: Task): TaskPages {
  const stays = (other: Task) => other.id !== task.id || other.version > task.version;
  if (trash.pages.every((page) => page.items.every(stays))) return trash;
  return { ...trash, pages: trash.pages.map((page) => ({ ...page, items: page.items.filter(stays) })) };
}

/**
 * The list of what was finished since a moment, after a task changed: a finished one is on it once, newest first.
 * @param since RFC 3339 UTC
 */
export function doneWith(done: readonly Task[], task: Task, since: string): Task[] {
  const known = done.find((other) => other.id === task.id);
  const next = newest(known, task);
  const others = done.filter((other) => other.id !== task.id);
  if (next.status !== 'done' || Date.parse(next.completedAt ?? '') < Date.parse(since)) return others;
  return [next, ...others].sort((a, b) => (b.completedAt ?? '').localeCompare(a.completedAt ?? ''));
}

/** Tasks with all these words in their title, those that begin with them first. */
export function titled(tasks: readonly Task[], text: string): Task[] {
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const found = tasks.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  const begins = ({ title }: Task) => (title.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b));
}
