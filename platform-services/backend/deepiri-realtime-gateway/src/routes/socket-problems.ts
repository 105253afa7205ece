import { ProblemError, problem } from 'deepiri-contracts';
import { problemBody, type Resources } from 'deepiri-service-kit';
import { isStoreFailure } from 'deepiri-stores';

const INSTANCE = '/socket.io';

/** The body of any error as a socket gets it. What is not a problem is logged and tells nothing. */
export function socketProblem(error: unknown, connectionId: string, log: Resources['log']): Record<string, unknown> {
  if (!(error instanceof ProblemError)) log.error({ err: error, connectionId }, 'socket message failed');
  return problemBody(asProblem(error), INSTANCE, connectionId);
}

function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return isStoreFailure(error)
    ? problem('unavailable', 'Events cannot be read right now. Try again soon.')
    : problem('internal');
}
