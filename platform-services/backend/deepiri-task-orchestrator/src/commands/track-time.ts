import { type NewTimeEntry, problem, type TimeEntryPatch } from 'deepiri-contracts';
import { type Context, execute, stamp } from 'deepiri-service-kit';
import { DuplicateKey, StaleVersion } from 'deepiri-stores';
import type { Moment } from '../domain/decision.ts';
import {
  addEntry,
  type EntryDecision,
  entryView,
  removeEntry,
  type StoredEntry,
  startEntry,
  stopEntry,
  updateEntry,
} from '../domain/time-entry.ts';
import type { Stores } from '../store/collections.ts';
import { listedTask } from '../store/tasks.ts';
import { runningEntry } from '../store/time-entries.ts';
import { momentOf, type Target } from './change-task.ts';

const MAX_TRIES = 20;

/**
 * Starts to measure the time of a task. What ran until now is stopped first; that nothing else can run at the same time
 * is kept by the store, whichever process or device asks.
 * @throws ProblemError not_found, conflict
 */
export async function startTimer(stores: Stores, ownerId: string, taskId: string, context: Context) {
  await listedTask(stores, ownerId, taskId);
  const id = context.newId('tme');
  const moment = momentOf(context);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const running = await runningEntry(stores, ownerId);
    if (running?.taskId === taskId) return running;
    if (running) await stopRunning(stores, running, undefined, context);
    const { state, events } = startEntry({ id, ownerId, taskId }, moment);
    try {
      const outcome = await stores.entries.save(state, stamp(events, context));
      return outcome === 'saved' ? state : ((await stores.entries.get(id)) ?? state);
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
    }
  }
  throw problem('conflict', 'Another device keeps starting the timer at the same moment. Try again.');
}

/** Stops what is running; null when nothing is. @throws ProblemError invalid_body */
export async function stopTimer(stores: Stores, ownerId: string, endedAt: string | undefined, context: Context) {
  const running = await runningEntry(stores, ownerId);
  return running ? stopRunning(stores, running, endedAt, context) : null;
}

/** Stops an entry that goes on. Of several that want to, one does. */
export function stopRunning(
  stores: Stores,
  { id, ownerId }: StoredEntry,
  endedAt: string | undefined,
  context: Context,
): Promise<StoredEntry> {
  const eventId = context.deriveId('evt', `stop ${id}`);
  return change(stores, { id, ownerId, context }, (entry, { now }) => stopEntry(entry, endedAt, { now, eventId }));
}

/** @throws ProblemError not_found, invalid_body */
export async function addTimeEntry(stores: Stores, ownerId: string, body: NewTimeEntry, context: Context) {
  await listedTask(stores, ownerId, body.taskId);
  const of = { id: context.newId('tme'), ownerId, taskId: body.taskId };
  const { state, events } = addEntry(body, of, momentOf(context));
  const outcome = await stores.entries.save(state, stamp(events, context));
  return outcome === 'saved' ? state : ((await stores.entries.get(state.id)) ?? state);
}

/** @throws ProblemError not_found, invalid_body, stale_version */
export function updateTimeEntry(stores: Stores, target: Target, patch: TimeEntryPatch): Promise<StoredEntry> {
  return change(stores, target, (entry, moment) => updateEntry(entry, patch, moment));
}

/** @throws ProblemError not_found, stale_version, conflict */
export async function removeTimeEntry(stores: Stores, target: Target): Promise<void> {
  const { id, ownerId, context, expectedVersion } = target;
  const moment = momentOf(context);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const entry = ownEntry(await stores.entries.get(id), ownerId);
    if (expectedVersion !== undefined && expectedVersion !== entry.version) throw stale(entry);
    try {
      await stores.entries.remove(id, entry.version, stamp(removeEntry(entry, moment).events, context));
      return;
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
  throw problem('conflict', 'Others keep changing this time at the same moment. Try again.');
}

/** An entry of this owner. What belongs to somebody else does not exist. @throws ProblemError not_found */
export function ownEntry(entry: StoredEntry | undefined, ownerId: string): StoredEntry {
  if (entry?.ownerId === ownerId) return entry;
  throw problem('not_found', 'You have no time entry with this id.');
}

async function change(
  stores: Stores,
  { id, ownerId, context, expectedVersion }: Target,
  decide: (entry: StoredEntry, moment: Moment) => EntryDecision,
): Promise<StoredEntry> {
  const { state } = await execute<StoredEntry>({
    collection: stores.entries,
    id,
    context,
    expectedVersion,
    log: stores.log,
    present: entryView,
    decide: (entry) => decide(ownEntry(entry, ownerId), momentOf(context)),
  });
  return state;
}

function stale(entry: StoredEntry) {
  return problem('stale_version', `The entry is at version ${entry.version} now. Look at \`current\` and try again.`, {
    extra: { current: entryView(entry) },
  });
}
