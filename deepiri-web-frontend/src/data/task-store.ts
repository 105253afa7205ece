import type { QueryClient } from '@tanstack/react-query';
import type { Task, TaskPlan } from 'deepiri-sdk';
import { keys } from './keys.ts';
import { doneWith, newest, planWith, planWithout } from './task-cache.ts';

/** Puts a state of a task into every place of the cache that shows it. */
export function showTask(client: QueryClient, task: Task): void {
  client.setQueryData<Task>(keys.task(task.id), (known) => (known ? newest(known, task) : known));
  client.setQueryData<TaskPlan>(keys.plan, (plan) => plan && planWith(plan, task));
  client.setQueriesData<Task[]>({ queryKey: keys.doneToday }, (done) => done && doneWith(done, task));
}

/** Takes a task out of every list. The task itself stays readable, so that an open panel does not go blank. */
export function hideTask(client: QueryClient, id: string): void {
  client.setQueryData<TaskPlan>(keys.plan, (plan) => plan && planWithout(plan, id));
  client.setQueriesData<Task[]>({ queryKey: keys.doneToday }, (done) => done?.filter((task) => task.id !== id));
}

const waiting = new Map<string, number>();

/** Reads something again shortly after the last of a burst of changes. */
export function refreshSoon(client: QueryClient, queryKey: readonly unknown[], delay = 400): void {
  const name = JSON.stringify(queryKey);
  window.clearTimeout(waiting.get(name));
  waiting.set(
    name,
    window.setTimeout(() => {
      waiting.delete(name);
      void client.invalidateQueries({ queryKey });
    }, delay),
  );
}

/** Reads again what the platform derives from tasks: readiness, slack, the graph and the history. */
export function refreshDerived(client: QueryClient, id: string): void {
  refreshSoon(client, keys.plan);
  refreshSoon(client, ['task', id], 120);
  refreshSoon(client, keys.labels, 1_500);
}
