import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { focusTask } from '../app/keyboard/use-row-keys.ts';
import { currentToasts, dismiss, type Toast, toast } from '../components/toasts/store.ts';
import { codeText } from '../text/problems.ts';
import { outbox } from './outbox/open-outbox.ts';
import type { Answer } from './outbox/outbox-rules.ts';
import { type TaskChange, undoOf } from './task-change.ts';
import { seenTask } from './task-store.ts';

/** What was done, as a key below `tasks.did`, and to what. One with an id takes the place of the one before. */
export type Told = { key: string; value?: string; id?: string };
let count = 0;

/** Does things to many tasks at once: on the screen before the platform has agreed, with one undo for all that is told. */
export function useBulk(): (changes: readonly TaskChange[], told: Told | null) => void {
  const client = useQueryClient();
  const { t } = useTranslation();
  function run(changes: readonly TaskChange[], told: Told | null): void {
    if (changes.length === 0) return;
    count += 1;
    const id = told?.id ?? `bulk-${count}`;
    const seen = changes.map((change) => ({ ...change, task: seenTask(client, change.task) }));
    outbox.add(
      () => ({ kind: 'bulk', changes: seen }),
      (entry, answer) => !entry.late && tellRefused(seen, answer, told, id),
    );
    if (told) tell(changes, told, id);
  }

  /** Of many changes some may be refused: those are told, and the rest can still be undone. */
  function tellRefused(changes: readonly TaskChange[], answer: Answer, told: Told | null, id: string): void {
    const refused =
      answer.is === 'refused'
        ? changes.map((change) => ({ change, code: answer.code }))
        : answer.is === 'done'
          ? (answer.refused ?? [])
          : [];
    const [first] = refused;
    if (!first) return;
    const failed = new Set(refused.map(({ change }) => change));
    const rest = changes.filter((change) => !failed.has(change));
    const before = currentToasts().find((one) => one.id === id)?.paid;
    dismiss(id);
    if (told && rest.length > 0) tell(rest, told, id, before);
    toast({
      tone: 'bad',
      text: t('tasks.failed', {
        count: refused.length,
        title: first.change.task.title,
        detail: codeText(first.code, t),
      }),
      action: { label: t('action.retry'), run: () => run([...failed], told) },
    });
  }

  /** @param before what some of them were paid already */
  function tell(changes: readonly TaskChange[], { key, value }: Told, id: string, before?: Toast['paid']): void {
    const [only] = changes;
    const done = changes.filter(({ type }) => type === 'complete').map(({ task }) => task.id);
    toast({
      id,
      text: t(`tasks.did.${key}`, { count: changes.length, value }),
      ...(changes.length === 1 && only ? { strong: only.task.title } : {}),
      ...(done.length > 0 ? { paid: Object.fromEntries(done.map((one) => [one, before?.[one] ?? 0])) } : {}),
      action: {
        label: t('action.undo'),
        run: () => {
          run(
            changes.map((change) => undoOf(change, change.task)),
            null,
          );
          if (only?.type === 'delete') focusTask(only.task.id);
        },
      },
    });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it uses beside these does not change
  return useCallback((changes, told) => run(changes, told), [client, t]);
}
