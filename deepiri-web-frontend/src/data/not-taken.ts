import type { Entry } from './outbox/entry.ts';

/** Notes being written, and those they are written over. */
export type Draft = { notes: string; from: string };

/** Notes of a task that the platform never took: as they are being written, or as they were sent last. */
export function notTaken(id: string, draft: Draft | null, entries: readonly Entry[]): string | null {
  if (draft && draft.notes !== draft.from) return draft.notes;
  const sent = entries.flatMap(({ intent }) => {
    const change = intent.kind === 'change' ? intent.change : undefined;
    return change?.type === 'update' && change.task.id === id ? (change.patch.notes ?? []) : [];
  });
  return sent.at(-1) ?? null;
}
