import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import { projectNames } from 'deepiri-contracts/project-names';
import type { Project, Task, TaskGraph, TaskPlan, User } from 'deepiri-sdk';
import { change, onArrival, readAgain, type Which } from './changes.ts';
import { filterRules } from './filter-rules.ts';
import { tellGone } from './gone-tasks.ts';
import { keys } from './keys.ts';
import {
  doneWith,
  heldUpIn,
  newest,
  planWith,
  planWithout,
  projectPlanWith,
  type TaskPages,
  trashWithout,
} from './task-cache.ts';
import { predict, type TaskChange } from './task-change.ts';
import { type ListRule, type ListSort, listWith, listWithout, taskOrder } from './task-list.ts';

/** What was done here and has no answer yet, in the order of the person's hands. */
const pending = new WeakMap<QueryClient, readonly TaskChange[]>();
const pendingOf = (client: QueryClient) => pending.get(client) ?? [];

/** Rows that stand for tasks until these are heard of: the id of each by the id that its task gets. */
const standIns = new WeakMap<QueryClient, ReadonlyMap<string, string>>();

export function setStandIns(client: QueryClient, rows: ReadonlyMap<string, string>): void {
  standIns.set(client, rows);
  hideReplaced(client);
}

/** Takes rows away whose tasks are there: the answer that says so may come later than what it tells. */
function hideReplaced(client: QueryClient): void {
  const rows = standIns.get(client);
  if (!rows?.size) return;
  hideTasks(
    client,
    [...knownTasks(client, new Set(rows.keys())).keys()].map((id) => rows.get(id) ?? id),
  );
}

/** Puts tasks into every place that shows them, all at once. */
function put(client: QueryClient, tasks: readonly Task[]): void {
  if (tasks.length === 0) return;
  const rule = listRules(client);
  for (const task of tasks) change<Task>(client, keys.task(task.id), (known) => newest(known, task));
  change<TaskPlan>(client, keys.plan, (plan) => planWith(plan, tasks));
  change<TaskPlan>(client, keys.projectPlans, (plan, [, , id]) => projectPlanWith(plan, tasks, String(id)));
  change<Task[]>(client, keys.done, (done, [, , since]) => doneWith(done, tasks, String(since)));
  change<TaskPages>(client, keys.trash, (trash) => trashWithout(trash, tasks));
  change<TaskPages>(client, keys.lists, (list, key) => listWith(list, tasks, rule(key)));
  hideReplaced(client);
  if (!filterRules()) void fillLists(client);
}

/** Lists of an earlier visit, before their room has come: what belongs on them is put there when the rules have come. */
async function fillLists(client: QueryClient): Promise<void> {
  if (client.getQueriesData({ queryKey: keys.lists }).length === 0) return;
  // Where they cannot be had, the lists are read again all the same.
  await import('./filters.ts').catch(() => undefined);
  if (filterRules())
    showAhead(
      client,
      pendingOf(client).map(({ task }) => task),
    );
  readAgain(client, { queryKey: keys.lists });
}

/** What belongs on which list, by the key of it; worked out once for all that is put at the same time. */
export function listRules(client: QueryClient): (key: QueryKey) => ListRule {
  const me = client.getQueryData<User>(keys.me);
  const plan = client.getQueryData<TaskPlan>(keys.plan);
  const { timeZone = 'UTC', dayStartsAt = '00:00' } = me ?? {};
  const projects = client.getQueryData<Project[]>(keys.projects);
  const names = projects && projectNames(projects);
  const context = { now: new Date(), timeZone, dayStartsAt, isHeldUp: heldUpIn(plan) };
  const rules = filterRules();
  return ([, , filter, sort]) => ({
    matches: rules?.matcherFor(String(filter), context, names) ?? (() => false),
    order: taskOrder(sort as ListSort),
  });
}

/** Takes tasks out of every list. Each stays readable by itself, so that an open panel does not go blank. */
export function hideTasks(client: QueryClient, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const gone = new Set(ids);
  for (const key of [keys.plan, keys.projectPlans]) change<TaskPlan>(client, key, (plan) => planWithout(plan, gone));
  change<Task[]>(client, keys.done, (done) => done.filter((task) => !gone.has(task.id)));
  change<TaskPages>(client, keys.lists, (list) => listWithout(list, gone));
}

export const hideTask = (client: QueryClient, id: string) => hideTasks(client, [id]);

/** Takes a task out that was deleted, unless it has been taken out of the trash here since. */
export function hideDeleted(client: QueryClient, id: string): void {
  if (pendingOf(client).findLast(({ task }) => task.id === id)?.type === 'restore') return;
  tellGone(id, knownTask(client, id)?.version ?? 0);
  hideTask(client, id);
}

/** Puts states of tasks into every place that shows them, with what is being done to each on top. */
export function showTasks(client: QueryClient, tasks: readonly Task[]): void {
  const changes = Map.groupBy(pendingOf(client), (one) => one.task.id);
  const isGoing = (task: Task) => changes.get(task.id)?.at(-1)?.type === 'delete';
  const now = new Date();
  const ahead = (task: Task) =>
    (changes.get(task.id) ?? []).reduce((state, one) => predict({ ...one, task: state }, now), task);
  hideTasks(
    client,
    tasks.filter(isGoing).map(({ id }) => id),
  );
  put(client, tasks.filter((task) => !isGoing(task)).map(ahead));
}

export const showTask = (client: QueryClient, task: Task) => showTasks(client, [task]);

/** The newest states that are known of some tasks; without ids of all that are on a list. */
export function knownTasks(client: QueryClient, ids?: ReadonlySet<string>): Map<string, Task> {
  const known = new Map<string, Task>();
  const look = (task: Task) => {
    if (!ids || ids.has(task.id)) known.set(task.id, newest(known.get(task.id), task));
  };
  for (const { task } of client.getQueryData<TaskPlan>(keys.plan)?.items ?? []) look(task);
  for (const [, tasks] of client.getQueriesData<Task[]>({ queryKey: keys.done })) tasks?.forEach(look);
  for (const [, list] of client.getQueriesData<TaskPages>({ queryKey: keys.lists }))
    for (const { items } of list?.pages ?? []) items.forEach(look);
  for (const id of ids ?? []) {
    const alone = client.getQueryData<Task>(keys.task(id));
    if (alone) look(alone);
  }
  return known;
}

/** The newest state of a task that is known here, with what waits on top. */
export const knownTask = (client: QueryClient, id: string): Task | undefined =>
  knownTasks(client, new Set([id])).get(id);

/** A task as the person sees it. @param task as it was handed over, for one that is in no list */
export const seenTask = (client: QueryClient, task: Task): Task => knownTask(client, task.id) ?? task;

/** The changes that have no answer yet, all of them, in the order of the person's hands. */
export function setPending(client: QueryClient, changes: readonly TaskChange[]): void {
  pending.set(client, changes);
  onArrival(client, showPending);
}

/** Shows tasks anew as they are known, with what is pending on top. */
export function showAhead(client: QueryClient, tasks: readonly Task[]): void {
  const known = knownTasks(client, new Set(tasks.map(({ id }) => id)));
  showTasks(
    client,
    tasks.map((task) => known.get(task.id) ?? task),
  );
}

/** Puts what is pending on top of an answer that has arrived. */
function showPending(client: QueryClient, queryKey: QueryKey): void {
  if (!['tasks', 'task', 'projects'].includes(String(queryKey[0]))) return;
  const changed = new Map(pendingOf(client).map((one) => [one.task.id, one.task]));
  if (changed.size > 0) showAhead(client, [...changed.values()]);
}

const waiting = new Set<string>();

/** Reads something again in a moment, once for all that happens until then. */
export function readSoon(client: QueryClient, name: string, which: Which, delay = 400): void {
  if (waiting.has(name)) return;
  waiting.add(name);
  setTimeout(() => {
    waiting.delete(name);
    readAgain(client, which);
  }, delay);
}

/** Whether a query shows one of the tasks by itself or among what it waits for. */
function shows({ queryKey, state }: Query, ids: ReadonlySet<string>): boolean {
  if (queryKey[0] !== 'task') return false;
  if (ids.has(String(queryKey[1]))) return true;
  return (state.data as Partial<TaskGraph> | undefined)?.nodes?.some((node) => ids.has(node.id)) === true;
}

/** Whether a list has tasks on it because of what others are. */
function dependsOnOthers([, what, filter]: QueryKey): boolean {
  if (what !== keys.lists[1]) return false;
  const rules = filterRules();
  try {
    return rules?.asksForOthers(rules.readFilter(String(filter))) ?? true;
  } catch {
    return false;
  }
}

/** Reads again what the platform derives from tasks: readiness, slack, the graphs and the history. */
export function readDerived(client: QueryClient, ...ids: readonly string[]): void {
  const changed = new Set(ids);
  readSoon(client, 'plan', { queryKey: keys.plan });
  readSoon(client, ids.join(' '), { predicate: (query) => shows(query, changed) }, 120);
  readSoon(client, 'subtask-progress', { queryKey: keys.subtaskProgress });
  readSoon(client, 'trash', { queryKey: keys.trash });
  readSoon(client, 'project plans', { queryKey: keys.projectPlans });
  readSoon(client, 'progress', { queryKey: keys.progress }, 600);
  readSoon(client, 'lists', { predicate: ({ queryKey }) => dependsOnOthers(queryKey) }, 600);
  readSoon(client, 'planned', { queryKey: keys.planned }, 600);
  readSoon(client, 'labels', { queryKey: keys.labels }, 1_500);
}
