import { ProblemError, problem } from 'deepiri-contracts';
import { problemBody, type Resources } from 'deepiri-service-kit';

const INSTANCE = '/socket.io';

/** The body of any error as a socket gets it. What is not a problem is logged and tells nothing. */
export function socketProblem(error: unknown, connectionId: string, log: Resources['log']): Record<string, unknown> {
  if (!(error instanceof ProblemError)) log.error({ err: error, connectionId }, 'socket message failed');
  const known = error instanceof ProblemError ? error : problem('internal');
  return problemBody(known, INSTANCE, connectionId);
}
