import { problem, type Task, type TaskVersion } from 'deepiri-contracts';
import { InvalidCursor, type LoggedEvent } from 'deepiri-stores';
import { versionOf } from '../domain/history.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Stores } from './collections.ts';

const STEP = 100;

/** Versions of a task, newest first. The cursor names the task and the last version seen. @throws InvalidCursor */
export async function versionsOf(
  { log }: Stores,
  task: StoredTask,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: TaskVersion[]; nextCursor: string | null }> {
  const before = cursor === undefined ? undefined : positionIn(cursor, task.id);
  const found = await log.of(task.id, { order: 'desc', limit: limit + 1, ...(before ? { before } : {}) });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return { items: page.map(versionOf), nextCursor: last ? cursorAt(task.id, last) : null };
}

/** One version by its number. Each write is one event, so the n-th event is version n. @throws ProblemError not_found */
export async function versionNumbered({ log }: Stores, task: StoredTask, version: number): Promise<TaskVersion> {
  const fromEnd = task.version - version + 1;
  const found =
    version <= fromEnd
      ? await log.of(task.id, { order: 'asc', limit: version })
      : await log.of(task.id, { order: 'desc', limit: Math.max(fromEnd, 1) });
  const event = found.at(-1);
  const reading = event && versionOf(event);
  if (reading?.version === version) return reading;
  throw problem('not_found', `The task has no version ${version}; its newest is ${task.version}.`);
}

/** The task as it was. @throws ProblemError not_found when it was not there then */
export async function taskAsOf({ log }: Stores, task: StoredTask, instant: string): Promise<Task> {
  if (instant < task.createdAt) throw problem('not_found', `The task was created later, at ${task.createdAt}.`);
  let before: number | undefined;
  for (;;) {
    const step = await log.of(task.id, { order: 'desc', limit: STEP, ...(before ? { before } : {}) });
    const event = step.find(({ time }) => time <= instant);
    if (event) return stateIn(event);
    before = step.at(-1)?.position;
    if (before === undefined) throw problem('not_found', 'The task was created later.');
  }
}

function stateIn(event: LoggedEvent): Task {
  const { task, change } = versionOf(event);
  if (change !== 'deleted') return task;
  throw problem('not_found', `The task was in the trash at that time, since ${event.time}.`);
}

function cursorAt(id: string, event: LoggedEvent): string {
  return Buffer.from(`${id} ${event.position}`).toString('base64url');
}

function positionIn(cursor: string, id: string): number {
  const [subject, position] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (subject === id && /^\d{1,15}$/.test(position ?? '')) return Number(position);
  throw new InvalidCursor('not a cursor of this history');
}
