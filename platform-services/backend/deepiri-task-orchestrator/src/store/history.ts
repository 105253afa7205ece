import { problem, type Task, type TaskVersion } from 'deepiri-contracts';
import { type EventLog, InvalidCursor, type LoggedEvent } from 'deepiri-stores';
import { versionOf } from '../domain/history.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Stores } from './collections.ts';
import { jsonBytes, PAGE_BYTES } from './page-size.ts';

/** Events that are read at once. Each holds a whole task, so few of them are kept in memory. */
const STEP = 10;

/**
 * Versions of a task, newest first. A page that has grown large ends before its limit. The cursor names the task and the
 * last version seen. @throws InvalidCursor
 */
export async function versionsOf(
  { log }: Stores,
  task: StoredTask,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: TaskVersion[]; nextCursor: string | null }> {
  const items: TaskVersion[] = [];
  let bytes = 0;
  let before = cursor === undefined ? undefined : positionIn(cursor, task.id);
  for (;;) {
    const count = Math.min(STEP, limit - items.length + 1);
    const step = await log.of(task.id, { order: 'desc', limit: count, ...(before ? { before } : {}) });
    for (const event of step) {
      if (before !== undefined && (items.length === limit || bytes >= PAGE_BYTES)) {
        return { items, nextCursor: cursorAt(task.id, before) };
      }
      const version = versionOf(event);
      items.push(version);
      bytes += jsonBytes(version);
      before = event.position;
    }
    if (step.length < count) return { items, nextCursor: null };
  }
}

/** One version by its number. @throws ProblemError not_found */
export async function versionNumbered({ log }: Stores, task: StoredTask, version: number): Promise<TaskVersion> {
  const event = await lastOf(log, task.id, (each) => versionOf(each).version <= version);
  const reading = event && versionOf(event);
  if (reading?.version === version) return reading;
  throw problem('not_found', `The task has no version ${version}; its newest is ${task.version}.`);
}

/** The task as it was. @throws ProblemError not_found when it was not there then */
export async function taskAsOf({ log }: Stores, task: StoredTask, instant: string): Promise<Task> {
  if (instant < task.createdAt) throw problem('not_found', `The task was created later, at ${task.createdAt}.`);
  const event = await lastOf(log, task.id, ({ time }) => time <= instant);
  if (event) return stateIn(event);
  throw problem('not_found', 'The task was created later.');
}

/**
 * The last event of a task that something holds for, given that it holds for all before it. A history can be long and
 * its events large, so positions are halved and one event is read at a time.
 */
async function lastOf(
  log: EventLog,
  id: string,
  holds: (event: LoggedEvent) => boolean,
): Promise<LoggedEvent | undefined> {
  const [newest] = await log.of(id, { order: 'desc', limit: 1 });
  if (!newest || holds(newest)) return newest;
  let found: LoggedEvent | undefined;
  let [low, high] = [0, newest.position];
  while (high - low > 1) {
    const middle = Math.floor((low + high - 1) / 2);
    const [event] = await log.of(id, { after: middle, before: high, limit: 1 });
    if (event && holds(event)) {
      found = event;
      low = event.position;
    } else high = middle + 1;
  }
  return found;
}

function stateIn(event: LoggedEvent): Task {
  const { task, change } = versionOf(event);
  if (change !== 'deleted') return task;
  throw problem('not_found', `The task was in the trash at that time, since ${event.time}.`);
}

function cursorAt(id: string, position: number): string {
  return Buffer.from(`${id} ${position}`).toString('base64url');
}

function positionIn(cursor: string, id: string): number {
  const [subject, position] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (subject === id && /^\d{1,15}$/.test(position ?? '')) return Number(position);
  throw new InvalidCursor('not a cursor of this history');
}
