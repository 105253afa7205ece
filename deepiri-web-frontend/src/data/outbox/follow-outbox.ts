import type { QueryClient } from '@tanstack/react-query';
import type { Project, Task, TaskPlan } from 'deepiri-sdk';
import { flash } from '../../components/flash.ts';
import { readAgain } from '../changes.ts';
import { api, isMissing } from '../client.ts';
import { tellGone, tellThere } from '../gone-tasks.ts';
import { keys } from '../keys.ts';
import type { TaskChange } from '../task-change.ts';
import {
  hideDeleted,
  hideTask,
  hideTasks,
  readDerived,
  setPending,
  setStandIns,
  showAhead,
  showTask,
  showTasks,
} from '../task-store.ts';
import { changesOf, type Entry, isLocal, SOON_MS } from './entry.ts';
import { nameMade } from './now-called.ts';
import type { OutboxKeeper } from './outbox.ts';
import type { Answer } from './outbox-rules.ts';

/** Of many rows that go back, as many are lit, and as many read again by themselves. */
const LIT = 50;
const READ = 10;

/** What the platform has not heard of has no version: it is another one when its line has been read. */
const stateOf = (task: Task) => (isLocal(task.id) ? task : [task.id, task.version]);
const markOf = ({ type, task, ...more }: TaskChange) => JSON.stringify([type, stateOf(task), more]);

/** Whether it is on the screen ahead of its answer. What was refused is not, a line only when its answer takes long. */
function isShown({ intent, standing, late, at }: Entry, now: number): boolean {
  if (standing.is === 'refused') return false;
  return intent.kind !== 'add' || late || now - Date.parse(at) >= SOON_MS;
}

/** The ids of the tasks that lines will make, by their keys; as far as they are known. */
const made = new Map<string, string>();
/** The keys of lines whose ids were asked for. Of an earlier visit their tasks may be there already: that is told first. */
const matched = new Set<string>();
const mayBeThere = ({ key, intent }: Entry) => intent.kind === 'add' && !matched.has(key);

const linesOf = ({ current }: OutboxKeeper) =>
  current.flatMap(({ key, intent }) => (intent.kind === 'add' ? [{ key, row: intent.task, line: intent.line }] : []));

/**
 * Lets rows of lines go as soon as their tasks are heard of. Where the ids cannot be told, that is when the answer comes.
 * @returns whether there are lines that can be shown now and could not before
 */
async function matchLines(client: QueryClient, outbox: OutboxKeeper): Promise<boolean> {
  const lines = linesOf(outbox);
  // What a step gets as its id is known when that of its task is.
  const fresh = lines.filter(({ key, line }) => !made.has(key) && !isLocal(line.parentId ?? ''));
  try {
    if (fresh.length > 0) {
      const { madeId } = await import('./made-id.ts');
      for (const { key, row, line } of fresh) made.set(key, await madeId(row.ownerId, key, line));
    }
  } catch {
    // They have a row of their own until the answer comes.
  }
  const before = matched.size;
  for (const { key } of lines) matched.add(key);
  setStandIns(client, new Map(linesOf(outbox).map(({ key, row }) => [made.get(key) ?? key, row.id])));
  return matched.size > before;
}

/** Shows what waits on top of everything that is read and heard, and puts answers in its place. @returns stops */
export function followOutbox(client: QueryClient, outbox: OutboxKeeper): () => void {
  let shown = new Map<string, TaskChange>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const began = Date.now();

  const sync = () => {
    clearTimeout(timer);
    const now = Date.now();
    const isEarly = now - began < SOON_MS;
    const entries = outbox.current.filter((entry) => isShown(entry, now) && !(isEarly && mayBeThere(entry)));
    const changes = entries.flatMap(changesOf);
    setPending(client, changes);
    void matchLines(client, outbox).then((hasMore) => hasMore && !isOver && sync());
    const next = new Map(changes.map((change) => [markOf(change), change]));
    const fresh = [...next].filter(([mark]) => !shown.has(mark)).map(([, { task }]) => task);
    const gone = [...shown].filter(([mark]) => !next.has(mark)).map(([, { task }]) => task.id);
    shown = next;
    showFresh(client, fresh, entries);
    const there = new Set(changes.map(({ task }) => task.id));
    hideTasks(
      client,
      gone.filter((id) => isLocal(id) && !there.has(id)),
    );
    if (gone.length > 0) readDerived(client, ...new Set(gone.filter((id) => !isLocal(id))));
    const rest = outbox.current.filter(({ standing }) => standing.is !== 'refused').length - entries.length;
    if (rest > 0) timer = setTimeout(sync, SOON_MS);
  };
  const stops = [outbox.subscribe(sync), outbox.onAnswer((entry, answer) => put(client, entry, answer))];
  forgetLocal(client, outbox.current);
  sync();
  return () => {
    isOver = true;
    clearTimeout(timer);
    for (const stop of stops) stop();
    setPending(client, []);
    setStandIns(client, new Map());
  };
}

/** Shows what is new: tasks as they are known, those of lines as the lines say. */
function showFresh(client: QueryClient, fresh: readonly Task[], entries: readonly Entry[]): void {
  const lines = new Map(
    entries.flatMap(({ intent }) => (intent.kind === 'add' ? [[intent.task.id, intent.task] as const] : [])),
  );
  showTasks(
    client,
    fresh.flatMap(({ id }) => lines.get(id) ?? []),
  );
  const others = fresh.filter(({ id }) => !lines.has(id));
  if (others.length > 0) showAhead(client, others);
}

/** Rows that were kept from an earlier visit and stand for lines which are not in the outbox any more. */
function forgetLocal(client: QueryClient, entries: readonly Entry[]): void {
  const there = new Set(entries.flatMap(changesOf).map(({ task }) => task.id));
  const plan = client.getQueryData<TaskPlan>(keys.plan)?.items ?? [];
  hideTasks(
    client,
    plan.map(({ task }) => task.id).filter((id) => isLocal(id) && !there.has(id)),
  );
}

function put(client: QueryClient, entry: Entry, answer: Answer): void {
  if (entry.intent.kind === 'told') return;
  if (answer.is === 'done') putDone(client, entry, answer.tasks);
  if (answer.is === 'done' && answer.refused)
    takeBack(
      client,
      answer.refused.map(({ change }) => change),
    );
  if (answer.is === 'refused') {
    takeBack(client, changesOf(entry));
    // The editor must not come back for the moment in which it is read again.
    if (answer.code === 'not_found') for (const { task } of changesOf(entry)) tellGone(task.id, task.version);
  }
  if (answer.is === 'stale') showTask(client, answer.current);
}

function putDone(client: QueryClient, { intent }: Entry, tasks: readonly Task[]): void {
  if (intent.kind === 'add') {
    hideTask(client, intent.task.id);
    for (const { id } of tasks) {
      nameMade(intent.task.id, id);
      flash(id, 'new');
    }
    if (intent.line.createProject) readProjectsOf(client, tasks);
  }
  if (intent.kind === 'change' && tasks.length === 0) hideDeleted(client, intent.change.task.id);
  showTasks(client, tasks);
  readDerived(client, ...tasks.map(({ id }) => id));
}

/** A line may have made the project of its task, or taken it out of the archive. */
function readProjectsOf(client: QueryClient, tasks: readonly Task[]): void {
  const there = new Set(
    client.getQueryData<Project[]>(keys.projects)?.flatMap(({ id, archived }) => (archived ? [] : id)),
  );
  if (tasks.some(({ projectId }) => projectId !== null && !there.has(projectId)))
    readAgain(client, { queryKey: keys.projects });
}

/** Shows tasks as they were before changes that will not be made, until they have been read again. */
export function takeBack(client: QueryClient, changes: readonly TaskChange[]): void {
  const stayGone = changes.filter(({ type, task }) => type === 'restore' || isLocal(task.id));
  const comeBack = changes.filter((change) => !stayGone.includes(change));
  hideTasks(
    client,
    stayGone.map(({ task }) => task.id),
  );
  showTasks(
    client,
    comeBack.map(({ task }) => task),
  );
  for (const { task } of comeBack.slice(0, LIT)) flash(task.id, 'back');
  for (const { task } of comeBack.slice(0, READ)) void readTask(client, task.id);
  readDerived(client, ...changes.map(({ task }) => task.id).filter((id) => !isLocal(id)));
}

/** What is shown of a task may be a guess that did not come true: the platform knows. */
async function readTask(client: QueryClient, id: string): Promise<void> {
  try {
    showTask(client, await api.call('getTask', { params: { id } }));
    tellThere(id);
  } catch (error) {
    if (isMissing(error)) hideTask(client, id);
  }
}
