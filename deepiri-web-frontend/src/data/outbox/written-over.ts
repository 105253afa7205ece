import type { Task, TaskPatch } from 'deepiri-sdk';
import { type Edit, same } from './conflict.ts';
import type { Field } from './entry.ts';

/**
 * What was written over values that may have been changed since, as an edit.
 * @param seen the task as it is known now, with what waits on top
 * @param from the values that were written over. Where others stand there now nobody saw them: then no version was seen
 */
export function writtenOver(seen: Task, patch: TaskPatch, from: Partial<Task>): Edit {
  const isSeen = Object.entries(from).every(([field, value]) => same(seen[field as Field], value));
  return { type: 'update', task: isSeen ? seen : { ...seen, ...from, version: 0 }, patch };
}
