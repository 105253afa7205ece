import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Task } from 'deepiri-sdk';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { flash } from '../components/flash.ts';
import { dismiss, toast } from '../components/toasts/store.ts';
import { api, problemDetail } from './client.ts';
import { operationOf, type TaskChange, undoOf } from './task-change.ts';
import { hideTasks, readDerived, settle, showAhead, showTasks } from './task-store.ts';

/** As many as the platform takes in one request. */
const AT_ONCE = 500;
/** Of many rows that go back, as many are lit. */
const LIT = 50;

/** What became of one change: the task, unless it is in the trash or did not fit the answer; or why it was refused. */
type Outcome = { task: Task | null; refused: string | null };
/** What was done, as a key below `tasks.did`, and to what. One with an id takes the place of the one before. */
export type Told = { key: string; value?: string; id?: string };
type Bulk = { changes: readonly TaskChange[]; id: string; told: Told | null };

async function sendAll(changes: readonly TaskChange[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < changes.length; at += AT_ONCE) {
    const part = changes.slice(at, at + AT_ONCE);
    try {
      const { results } = await api.call('bulkTasks', { body: { operations: part.map(operationOf) } });
      outcomes.push(...results.map(({ task, problem }) => ({ task, refused: problem ? reasonIn(problem) : null })));
    } catch (error) {
      outcomes.push(...part.map(() => ({ task: null, refused: problemDetail(error) ?? '' })));
    }
  }
  return outcomes;
}

const reasonIn = ({ detail }: Record<string, unknown>) => (typeof detail === 'string' ? detail : '');

/** Puts the answers on the screen, and what was refused back. @returns the changes that were refused, with why */
function take(
  client: QueryClient,
  changes: readonly TaskChange[],
  outcomes: readonly Outcome[],
  before: readonly Task[],
) {
  settle(client, ...changes);
  showTasks(
    client,
    outcomes.flatMap(({ task }) => (task ? [task] : [])),
  );
  const refused = changes.flatMap((change, at) => {
    const reason = outcomes[at]?.refused ?? null;
    return reason === null ? [] : [{ change, reason, before: before[at] ?? change.task }];
  });
  const [stayGone, comeBack] = [refused.filter(isRestore), refused.filter((one) => !isRestore(one))];
  hideTasks(
    client,
    stayGone.map(({ change }) => change.task.id),
  );
  showTasks(
    client,
    comeBack.map((one) => one.before),
  );
  for (const { change } of comeBack.slice(0, LIT)) flash(change.task.id, 'back');
  readDerived(client, ...changes.map(({ task }) => task.id));
  return refused;
}

const isRestore = ({ change }: { change: TaskChange }) => change.type === 'restore';

let count = 0;

/** Does things to many tasks at once: on the screen before the platform has agreed, with one undo for all of it. */
export function useBulk(): (changes: readonly TaskChange[], told: Told) => void {
  const client = useQueryClient();
  const { t } = useTranslation();
  const { mutate } = useMutation({
    mutationKey: ['task-change'],
    // In line with the changes of single tasks, in the order of the person's hands.
    scope: { id: 'task-changes' },
    mutationFn: ({ changes }: Bulk) => sendAll(changes),
    onMutate: ({ changes }) => showAhead(client, ...changes),
    onSuccess: (outcomes, bulk, before) => {
      const refused = take(client, bulk.changes, outcomes, before);
      const [first] = refused;
      if (!first) return;
      const failed = new Set(refused.map(({ change }) => change));
      const rest = bulk.changes.filter((change) => !failed.has(change));
      dismiss(bulk.id);
      if (bulk.told && rest.length > 0) tell(rest, bulk.told, bulk.id);
      toast({
        tone: 'bad',
        text: t('tasks.failed', { count: refused.length, title: first.change.task.title, detail: first.reason }),
        action: { label: t('action.retry'), run: () => run([...failed], bulk.told) },
      });
    },
  });

  function run(changes: readonly TaskChange[], told: Told | null): void {
    if (changes.length === 0) return;
    count += 1;
    const id = told?.id ?? `bulk-${count}`;
    mutate({ changes, id, told });
    if (told) tell(changes, told, id);
  }

  function tell(changes: readonly TaskChange[], { key, value }: Told, id: string): void {
    const [only] = changes;
    toast({
      id,
      text: t(`tasks.did.${key}`, { count: changes.length, value }),
      ...(changes.length === 1 && only ? { strong: only.task.title } : {}),
      action: {
        label: t('action.undo'),
        run: () => {
          run(
            changes.map((change) => undoOf(change, change.task)),
            null,
          );
          toast({ id, text: t('tasks.undone') });
        },
      },
    });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it uses beside these does not change
  return useCallback((changes, told) => run(changes, told), [mutate, t]);
}
