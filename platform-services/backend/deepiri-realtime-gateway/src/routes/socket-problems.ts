import { type ProblemError, problem, ProblemError as Refusal } from 'deepiri-contracts';
import { problemBody } from 'deepiri-service-kit';
import type { Logger } from 'pino';

const INSTANCE = '/socket.io';

/** The body of any error as a socket gets it. What is not a problem is logged and tells nothing. */
export function socketProblem(error: unknown, connectionId: string, log: Logger): Record<string, unknown> {
  if (!(error instanceof Refusal)) log.error({ err: error, connectionId }, 'socket message failed');
  const known: ProblemError = error instanceof Refusal ? error : problem('internal');
  return problemBody(known, INSTANCE, connectionId);
}
