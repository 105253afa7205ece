import type { NewTask } from 'deepiri-contracts';
import { createTask } from '../creation.ts';
import type { Moment } from '../decision.ts';
import { filed, type StoredTask, type Unfiled } from '../task.ts';

export const OWNER = 'usr_00000000-0000-7000-8000-000000000001';
export const T0 = '2026-03-02T09:00:00.000Z';

/** A task id that is easy to read in a failure. */
export function taskId(name: string | number): string {
  return `tsk_00000000-0000-7000-8000-${String(name).padStart(12, '0')}`;
}

/** The n-th moment of a story, a minute after the one before. */
export function moment(n: number): Moment {
  return { now: new Date(Date.parse(T0) + n * 60_000).toISOString(), eventId: `evt_${n}` };
}

/** A stored task, as if it had come to be so. */
export function given(fields: Partial<Unfiled> = {}, body: Partial<NewTask> = {}): StoredTask {
  const { state } = createTask({ title: 'Write report', ...body }, OWNER, taskId(1), moment(0));
  return filed({ ...state, ...fields });
}

/** A task that was completed by event `evt_1`. */
export function givenDone(fields: Partial<Unfiled> = {}): StoredTask {
  const { now, eventId } = moment(1);
  return given({ status: 'done', completedAt: now, closedAt: now, completionId: eventId, version: 2, ...fields });
}

/** What a decision comes down to: the problem code, or the event and what it tells. */
export function outcome(decide: () => { events: readonly { type: string; data: unknown }[] }) {
  try {
    const { events } = decide();
    return events.map(({ type }) => type).join(' ') || 'unchanged';
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
}
