import type { Task, TaskPatch } from 'deepiri-sdk';
import type { TaskChange } from '../task-change.ts';
import type { Field } from './entry.ts';

export type Edit = Extract<TaskChange, { type: 'update' }>;

export const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * An edit over a newer state than the person saw. What is there already is left out of it; fields that both sides
 * gave different values are in conflict.
 * @returns the edit over the newer state, null when nothing of it is left; and the fields in conflict
 */
export function editOver({ task: seen, patch }: Edit, theirs: Task): { edit: Edit | null; conflicts: Field[] } {
  const fields = Object.keys(patch) as (Field & keyof TaskPatch)[];
  const left = fields.filter((field) => !same(patch[field], theirs[field]));
  const conflicts = left.filter((field) => !same(seen[field], theirs[field]));
  const remaining = Object.fromEntries(left.map((field) => [field, patch[field]])) as TaskPatch;
  return { edit: left.length > 0 ? { type: 'update', task: theirs, patch: remaining } : null, conflicts };
}

/** What there is to choose for a field that both sides changed. `both` only where two values can stand together. */
export type Choice = 'mine' | 'theirs' | 'both';

/** Both values in one; null where that makes no sense. */
export function joined(field: Field, mine: unknown, theirs: unknown): unknown {
  if (field === 'labels' && Array.isArray(mine) && Array.isArray(theirs)) return [...new Set([...theirs, ...mine])];
  if (field === 'notes' && mine && theirs) return `${theirs}\n\n${mine}`;
  return null;
}

/** The edit that carries out the person's choices over their state; null when nothing is left to send. */
export function chosen({ patch }: Edit, theirs: Task, choices: Readonly<Partial<Record<Field, Choice>>>): Edit | null {
  const entries = Object.entries(patch).flatMap(([name, mine]) => {
    const field = name as Field;
    const choice = choices[field] ?? 'mine';
    if (choice === 'theirs') return [];
    const value = choice === 'both' ? joined(field, mine, theirs[field]) : mine;
    return same(value, theirs[field]) ? [] : [[field, value]];
  });
  if (entries.length === 0) return null;
  return { type: 'update', task: theirs, patch: Object.fromEntries(entries) as TaskPatch };
}
