import type { Task } from 'deepiri-sdk';
import type { TaskChange } from '../task-change.ts';
import { type Choice, chosen, editOver } from './conflict.ts';
import { asRead, changesOf, type Entry, type Field, type Intent, isLocal, type Reading, WAITING } from './entry.ts';

/**
 * What was done here and has not been done by the platform yet, oldest first. The rules:
 *
 * - O1 Things are sent in the order in which they were done.
 * - O2 An entry leaves when the platform has done it, or the person drops it; a refusal that nobody saw stays.
 * - O3 It is sent with the key it got when it was done, each time, so it counts once.
 * - O4 What was done to a task before the platform gave it an id is done to the task with that id.
 * - O5 An edit goes over the version that the person saw. Over others' changes to other fields it goes by itself; where
 *   both changed one field the person decides, with both values before them.
 * - O6 Behind a conflict, or a line that was refused, only what is about the same task waits.
 */
export type Outbox = readonly Entry[];

export type Refusal = { code: string; detail: string };
export type Answer =
  /** `tasks` as they are now; `refused` those of many changes that were not made. */
  | { is: 'done'; tasks: readonly Task[]; refused?: readonly (Refusal & { change: TaskChange })[] }
  /** Nobody answered, or not yet: it is sent again. */
  | { is: 'later'; afterMs?: number | undefined }
  | { is: 'stale'; current: Task }
  | ({ is: 'refused' } & Refusal);

/** An entry that the platform has done, with the tasks as they are after it. */
export type Done = { entry: Entry; tasks: readonly Task[] };

/** The task that the platform has not heard of yet and that a line is a step of. */
const newParentOf = ({ intent }: Entry) =>
  intent.kind === 'add' && intent.line.parentId && isLocal(intent.line.parentId) ? intent.line.parentId : null;

const idsOf = (entry: Entry) => [...changesOf(entry).map(({ task }) => task.id), newParentOf(entry) ?? []].flat();

/** Whether what is about the same task has to wait until the person has said something (O6). */
const holds = ({ intent, standing }: Entry) =>
  standing.is === 'conflict' || (standing.is === 'refused' && intent.kind === 'add');

/** What is to be sent next (O1, O6). */
export function nextOf(outbox: Outbox): Entry | undefined {
  const held = new Set<string>();
  return outbox.find((entry) => {
    const ids = idsOf(entry);
    if (entry.standing.is === 'waiting' && !ids.some((id) => held.has(id))) return true;
    if (holds(entry) || entry.standing.is === 'waiting') for (const id of ids) held.add(id);
    return false;
  });
}

export const added = (outbox: Outbox, entry: Entry): Outbox =>
  outbox.some(({ key }) => key === entry.key) ? outbox : [...outbox, entry];

/** All that waits has had to wait: the page was left, or there is no network. */
export const delayed = (outbox: Outbox): Outbox =>
  outbox.every(({ late }) => late) ? outbox : outbox.map((entry) => ({ ...entry, late: true }));

const without = (outbox: Outbox, key: string): Outbox => outbox.filter((entry) => entry.key !== key);
const replaced = (outbox: Outbox, key: string, change: Partial<Entry>): Outbox =>
  outbox.map((entry) => (entry.key === key ? { ...entry, ...change } : entry));

/** A line that was taken before anybody could read it, now that it has been read: its task is as it will be. */
export function readAs(outbox: Outbox, key: string, reading: Reading): Outbox {
  const entry = outbox.find((one) => one.key === key);
  if (entry?.intent.kind !== 'add' || entry.intent.read) return outbox;
  const intent = asRead(entry.intent, reading);
  const { task } = intent;
  return replaced(
    mapTasks(outbox, task.id, (seen) => renamed(seen, task)),
    key,
    { intent },
  );
}

/** What the platform's answer makes of the outbox. An answer to what is not there any more changes nothing. */
export function answered(outbox: Outbox, key: string, answer: Answer): Outbox {
  const entry = outbox.find((one) => one.key === key);
  if (!entry) return outbox;
  switch (answer.is) {
    case 'later':
      return entry.late ? outbox : replaced(outbox, key, { late: true });
    case 'refused':
      if (!entry.late) return afterRefusal(outbox, entry);
      return replaced(outbox, key, { standing: { is: 'refused', code: answer.code, detail: answer.detail } });
    case 'stale':
      return afterStale(outbox, entry, answer.current);
    case 'done':
      return afterDone(outbox, entry, answer);
  }
}

/** The person is there and is told; with a line goes what was done to the task that it would have made. */
const afterRefusal = (outbox: Outbox, entry: Entry) => dropped(outbox, entry.key);

function afterStale(outbox: Outbox, entry: Entry, theirs: Task): Outbox {
  const { intent } = entry;
  if (intent.kind !== 'change' || intent.change.type !== 'update') return outbox;
  const { edit, conflicts } = editOver(intent.change, theirs);
  if (!edit) return followed(without(outbox, entry.key), entry, theirs);
  const next = { ...intent, change: edit };
  if (conflicts.length === 0) return replaced(outbox, entry.key, { intent: next });
  const standing = { is: 'conflict', theirs, fields: conflicts } as const;
  return replaced(outbox, entry.key, { late: true, standing });
}

function afterDone(outbox: Outbox, entry: Entry, answer: Extract<Answer, { is: 'done' }>): Outbox {
  const left = (entry.late ? (answer.refused ?? []) : []).map(
    ({ change, code, detail }, at): Entry => ({
      ...entry,
      key: `${entry.key}.${at}`,
      intent: { kind: 'change', change },
      standing: { is: 'refused', code, detail },
    }),
  );
  const at = outbox.indexOf(entry);
  const rest = [...outbox.slice(0, at), ...left, ...outbox.slice(at + 1)];
  return answer.tasks.reduce<Outbox>((now, task) => followed(now, entry, task), rest);
}

/** What was done later to a task, over the state that an earlier entry has left it in (O4, O5). */
function followed(outbox: Outbox, entry: Entry, now: Task): Outbox {
  if (entry.intent.kind === 'add') {
    const { id } = entry.intent.task;
    return mapTasks(outbox, id, (seen) => renamed(seen, now)).map((one) =>
      newParentOf(one) === id ? under(one, now.id) : one,
    );
  }
  const before = changesOf(entry).find(({ task }) => task.id === now.id)?.task.version;
  // Only over a version that nobody else has touched: else the person has not seen what is there.
  if (before === undefined || now.version !== before + 1) return outbox;
  return mapTasks(outbox, now.id, (seen) => (seen.version === before ? { ...seen, version: now.version } : seen));
}

/** An entry over what earlier ones have been answered with: it may have been made before that was shown (O4, O5). */
export function caughtUp(entry: Entry, earlier: readonly Done[]): Entry {
  let now = entry;
  for (const one of earlier) for (const task of one.tasks) now = followed([now], one.entry, task)[0] ?? now;
  return now;
}

/** What stood for a task, now that it is there: as it was made, and as the person saw it since. */
const renamed = (seen: Task, made: Task): Task => ({
  ...made,
  status: seen.status,
  completedAt: seen.completedAt,
});

/** A line as a step of a task. */
function under(entry: Entry, parentId: string): Entry {
  const { intent } = entry;
  if (intent.kind !== 'add') return entry;
  return { ...entry, intent: { ...intent, line: { ...intent.line, parentId }, task: { ...intent.task, parentId } } };
}

function mapTasks(outbox: Outbox, id: string, how: (task: Task) => Task): Outbox {
  const map = (change: TaskChange): TaskChange =>
    change.task.id === id ? { ...change, task: how(change.task) } : change;
  const mapIntent = (intent: Intent): Intent => {
    if (intent.kind === 'change') return { ...intent, change: map(intent.change) };
    return intent.kind === 'bulk' ? { ...intent, changes: intent.changes.map(map) } : intent;
  };
  return outbox.map((entry) => (idsOf(entry).includes(id) ? { ...entry, intent: mapIntent(entry.intent) } : entry));
}

/** The outbox without an entry that the person gives up; with a line goes what was done to its task. */
export function dropped(outbox: Outbox, key: string): Outbox {
  const entry = outbox.find((one) => one.key === key);
  if (entry?.intent.kind !== 'add') return without(outbox, key);
  const { id } = entry.intent.task;
  const steps = outbox.filter((one) => newParentOf(one) === id);
  return steps
    .reduce((rest, step) => dropped(rest, step.key), outbox)
    .flatMap((one) => {
      if (!idsOf(one).includes(id)) return [one];
      if (one.intent.kind !== 'bulk') return [];
      const changes = one.intent.changes.filter(({ task }) => task.id !== id);
      return changes.length > 0 ? [{ ...one, intent: { ...one.intent, changes } }] : [];
    });
}

/** What was refused is sent once more. */
export const retried = (outbox: Outbox, key: string): Outbox => replaced(outbox, key, { standing: WAITING });

/** The person has chosen, field by field, between two states (O5). */
export function decided(outbox: Outbox, key: string, choices: Readonly<Partial<Record<Field, Choice>>>): Outbox {
  const entry = outbox.find((one) => one.key === key);
  if (entry?.standing.is !== 'conflict' || entry.intent.kind !== 'change' || entry.intent.change.type !== 'update')
    return outbox;
  const { theirs } = entry.standing;
  const edit = chosen(entry.intent.change, theirs, choices);
  if (!edit) return without(outbox, key);
  return replaced(outbox, key, { intent: { kind: 'change', change: edit }, standing: WAITING });
}
