import { onlineManager } from '@tanstack/react-query';
import { ProblemResponse } from 'deepiri-sdk';
import { problemCode } from './client.ts';

/** For what is not kept until it can be sent: says so now, not after all retries. @throws ProblemResponse network_error */
export function needNetwork(): void {
  if (!onlineManager.isOnline())
    throw new ProblemResponse(0, { code: 'network_error', detail: 'The server could not be reached.' });
}

/** Whether nobody answered. Of a mutation the person has been told then. */
export const isAway = (error: unknown): boolean => problemCode(error) === 'network_error';
