import { useQueryClient } from '@tanstack/react-query';
import type { Task } from 'deepiri-sdk';
import { draftOf } from './drafts.ts';
import { type Draft, notTaken } from './not-taken.ts';
import { outbox, useOutbox } from './outbox/open-outbox.ts';
import { decided } from './outbox/outbox-rules.ts';
import { writtenOver } from './outbox/written-over.ts';
import { useMe } from './session.ts';
import { seenTask } from './task-store.ts';

/**
 * Saves notes as one change among the others of their task: behind the person's own that are not answered yet, and over
 * words that came from elsewhere meanwhile only when the person says so.
 * @param refused told the code of a refusal that is told nowhere else
 */
export function useSaveNotes(task: Task, refused: (draft: Draft, code: string) => void): (draft: Draft) => void {
  const client = useQueryClient();
  return (draft) => {
    const change = writtenOver(seenTask(client, task), { notes: draft.notes }, { notes: draft.from });
    outbox.add(
      () => ({ kind: 'change', change }),
      (entry, answer) => {
        if (answer.is === 'refused' && !entry.late) refused(draft, answer.code);
      },
    );
  };
}

/** The notes as they are this moment, with what waits on top: what is on the screen may be a moment older. */
export function useNotesNow(task: Task): () => string {
  const client = useQueryClient();
  return () => seenTask(client, task).notes;
}

/** How the person decides when notes were changed elsewhere too; null while nothing is to be decided. */
export function useNotesConflict(id: string): ((choice: 'mine' | 'theirs') => void) | null {
  const entry = useOutbox().find(
    ({ intent, standing }) =>
      standing.is === 'conflict' &&
      standing.fields.includes('notes') &&
      intent.kind === 'change' &&
      intent.change.task.id === id,
  );
  return entry ? (notes) => void outbox.change((now) => decided(now, entry.key, { notes })) : null;
}

/** Words of the notes that the platform never took; null when there are none. */
export function useNotTaken(id: string): string | null {
  const entries = useOutbox();
  return notTaken(id, draftOf<Draft | null>(useMe().id, `notes.${id}`, null).read(), entries);
}
