import { ProblemError } from 'deepiri-contracts';
import { isStoreFailure } from 'deepiri-stores';
import { CallFailed } from '../calls/failure.ts';

const AWAY = new Set(['unavailable', 'deadline_exceeded']);

/** Whether a handler failed because a store or another service is away, and nothing is wrong with its event. */
export function isAway(error: unknown): boolean {
  if (error instanceof ProblemError) return AWAY.has(error.code);
  return error instanceof CallFailed || isStoreFailure(error);
}
