import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import type { Task, TaskGraph, TaskPlan } from 'deepiri-sdk';
import { change, readAgain, type Which } from './changes.ts';
import { keys } from './keys.ts';
import { doneWith, newest, planWith, planWithout, type TaskPages, trashWithout } from './task-cache.ts';
import { predict, type TaskChange } from './task-change.ts';

/** What was done here and has no answer yet, in the order of the person's hands. */
const pending = new WeakMap<QueryClient, readonly TaskChange[]>();
const pendingOf = (client: QueryClient) => pending.get(client) ?? [];

function put(client: QueryClient, task: Task): void {
  change<Task>(client, keys.task(task.id), (known) => newest(known, task));
  change<TaskPlan>(client, keys.plan, (plan) => planWith(plan, task));
  change<Task[]>(client, keys.done, (done, [, , since]) => doneWith(done, task, String(since)));
  change<TaskPages>(client, keys.trash, (trash) => trashWithout(trash, task));
}

/** Takes a task out of every list. The task itself stays readable, so that an open panel does not go blank. */
export function hideTask(client: QueryClient, id: string): void {
  change<TaskPlan>(client, keys.plan, (plan) => planWithout(plan, id));
  change<Task[]>(client, keys.done, (done) => done.filter((task) => task.id !== id));
}

/** Puts a state of a task into every place that shows it, with what is being done to it on top. */
export function showTask(client: QueryClient, task: Task): void {
  const changes = pendingOf(client).filter((one) => one.task.id === task.id);
  if (changes.at(-1)?.type === 'delete') hideTask(client, task.id);
  else
    put(
      client,
      changes.reduce((state, one) => predict({ ...one, task: state }, new Date()), task),
    );
}

/** The newest state of a task that is known. */
function knownTask(client: QueryClient, id: string): Task | undefined {
  const plan = client.getQueryData<TaskPlan>(keys.plan)?.items.map((item) => item.task) ?? [];
  const done = client.getQueriesData<Task[]>({ queryKey: keys.done }).flatMap(([, tasks]) => tasks ?? []);
  const alone = client.getQueryData<Task>(keys.task(id));
  return [...plan, ...done, ...(alone ? [alone] : [])]
    .filter((task) => task.id === id)
    .reduce<Task | undefined>(newest, undefined);
}

/**
 * Shows a change before the platform has agreed. It stays on top of all that is read and heard until `settle`.
 * @returns the task as it was shown before
 */
export function showAhead(client: QueryClient, one: TaskChange): Task {
  const before = knownTask(client, one.task.id) ?? one.task;
  pending.set(client, [...pendingOf(client), one]);
  showTask(client, before);
  return before;
}

/** Forgets a change that has its answer. */
export function settle(client: QueryClient, one: TaskChange): void {
  pending.set(
    client,
    pendingOf(client).filter((other) => other !== one),
  );
}

/** Puts what is pending on top of an answer that has arrived. */
export function showPending(client: QueryClient, queryKey: QueryKey): void {
  if (queryKey[0] !== 'tasks' && queryKey[0] !== 'task') return;
  const ids = new Set(pendingOf(client).map((one) => one.task.id));
  for (const id of ids) {
    const task = knownTask(client, id) ?? pendingOf(client).find((one) => one.task.id === id)?.task;
    if (task) showTask(client, task);
  }
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

/** Whether a query shows the task by itself or among what it waits for. */
function shows({ queryKey, state }: Query, id: string): boolean {
  if (queryKey[0] !== 'task') return false;
  return (
    queryKey[1] === id || (state.data as Partial<TaskGraph> | undefined)?.nodes?.some((node) => node.id === id) === true
  );
}

/** Reads again what the platform derives from tasks: readiness, slack, the graphs and the history. */
export function readDerived(client: QueryClient, id: string): void {
  readSoon(client, 'plan', { queryKey: keys.plan });
  readSoon(client, id, { predicate: (query) => shows(query, id) }, 120);
  readSoon(client, 'trash', { queryKey: keys.trash });
  readSoon(client, 'labels', { queryKey: keys.labels }, 1_500);
}
