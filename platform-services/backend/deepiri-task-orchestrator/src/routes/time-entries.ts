import { timeEntryRoutes as routes } from 'deepiri-contracts';
import { Answer, implement } from 'deepiri-service-kit';
import {
  addTimeEntry,
  ownEntry,
  removeTimeEntry,
  startTimer,
  stopTimer,
  updateTimeEntry,
} from '../commands/track-time.ts';
import { entryView, type StoredEntry } from '../domain/time-entry.ts';
import type { Stores } from '../store/collections.ts';
import { listEntries, runningEntry } from '../store/time-entries.ts';
import { targetOf } from './call.ts';

const timerOf = (entry: StoredEntry | null | undefined) => ({ entry: entry ? entryView(entry) : null });

export function timeEntryRoutes(stores: Stores) {
  return [
    implement(routes.getTimer, async ({ caller }) => timerOf(await runningEntry(stores, caller.id))),
    implement(routes.startTimer, async ({ body, caller, context }) =>
      timerOf(await startTimer(stores, caller.id, body.taskId, context)),
    ),
    implement(routes.stopTimer, async ({ body, caller, context }) =>
      timerOf(await stopTimer(stores, caller.id, body?.endedAt, context)),
    ),
    implement(routes.listTimeEntries, async ({ query, caller }) => {
      const { items, next } = await listEntries(stores, caller.id, query);
      return { items: items.map(entryView), nextCursor: next ?? null };
    }),
    implement(routes.createTimeEntry, async ({ body, caller, context }) => {
      const entry = await addTimeEntry(stores, caller.id, body, context);
      return new Answer(entryView(entry), { location: `/api/tasks/time/entries/${entry.id}` });
    }),
    implement(routes.getTimeEntry, async ({ params, caller }) =>
      entryView(ownEntry(await stores.entries.get(params.id), caller.id)),
    ),
    implement(routes.updateTimeEntry, async (call) =>
      entryView(await updateTimeEntry(stores, targetOf(call), call.body)),
    ),
    implement(routes.deleteTimeEntry, async (call) => void (await removeTimeEntry(stores, targetOf(call)))),
  ];
}
