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
 * The plan after tasks changed. A task that was finished keeps its place, marked as done, so that the list can
 * show it settle; the next reading of the plan leaves it out.
 */
export function planWith(plan: TaskPlan, tasks: readonly Task[]): TaskPlan {
  const news = new Map<string, Task>();
  for (const task of tasks) news.set(task.id, newest(news.get(task.id), task));
  let changed = false;
  const items = plan.items.map((item) => {
    const incoming = news.get(item.task.id);
    news.delete(item.task.id);
    const task = incoming ? newest(item.task, incoming) : item.task;
    if (task === item.task) return item;
    changed = true;
    return { ...item, task };
  });
  const fresh = [...news.values()].filter(isOpen);
  if (!changed && fresh.length === 0) return plan;
  const added = fresh.map((task) => ({ task, ready: true, slackMinutes: 0, onCriticalPath: false }));
  return { ...plan, items: withReadiness([...items, ...added]) };
}

/** The plan of one project after tasks changed: those that are in it, come to it, or have left it. */
export function projectPlanWith(plan: TaskPlan, tasks: readonly Task[], projectId: string): TaskPlan {
  const planned = new Set(plan.items.map(({ task }) => task.id));
  const left = tasks.filter((task) => task.projectId !== projectId && planned.has(task.id)).map(({ id }) => id);
  const next = planWith(
    plan,
    tasks.filter((task) => task.projectId === projectId),
  );
  return left.length > 0 ? planWithout(next, new Set(left)) : next;
}

/** Tells whether a task waits for one that the plan has as open. */
export function heldUpIn(plan: TaskPlan | undefined): (task: Task) => boolean {
  let open: Set<string> | undefined;
  return ({ blockedBy }) => {
    open ??= new Set(plan?.items.filter((item) => isOpen(item.task)).map((item) => item.task.id));
    return blockedBy.some((id) => open?.has(id));
  };
}

export function planWithout(plan: TaskPlan, ids: ReadonlySet<string>): TaskPlan {
  if (!plan.items.some((item) => ids.has(item.task.id))) return plan;
  return {
    ...plan,
    items: withReadiness(plan.items.filter((item) => !ids.has(item.task.id))),
    criticalPath: plan.criticalPath.filter((step) => !ids.has(step)),
  };
}

type Page = {
  items: Task[];
  nextCursor: string | null;
  /** Told from what is known on this device: others may belong on it. */
  partial?: true;
};
export type TaskPages = { pages: Page[]; pageParams: unknown[] };

/** The trash without tasks that are out of it. News from before one was deleted changes nothing. */
export function trashWithout(trash: TaskPages, tasks: readonly Task[]): TaskPages {
  const versions = new Map(tasks.map(({ id, version }) => [id, version]));
  const stays = ({ id, version }: Task) => version > (versions.get(id) ?? 0);
  if (trash.pages.every((page) => page.items.every(stays))) return trash;
  return { ...trash, pages: trash.pages.map((page) => ({ ...page, items: page.items.filter(stays) })) };
}

/**
 * The list of what was finished since a moment, after tasks changed: a finished one is on it once, newest first.
 * @param since RFC 3339 UTC
 */
export function doneWith(done: readonly Task[], tasks: readonly Task[], since: string): Task[] {
  const known = new Map(done.map((task) => [task.id, task]));
  for (const task of tasks) known.set(task.id, newest(known.get(task.id), task));
  const begins = Date.parse(since);
  return [...known.values()]
    .filter(({ status, completedAt }) => status === 'done' && Date.parse(completedAt ?? '') >= begins)
    .sort((a, b) => compare(b.completedAt ?? '', a.completedAt ?? ''));
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Tasks with all these words in their title, those that begin with them first. */
export function titled(tasks: readonly Task[], text: string): Task[] {
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const found = tasks.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  const begins = ({ title }: Task) => (title.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b));
}
