import type { Problem, ProblemCode } from 'deepiri-contracts';

/** Codes of the platform, and those that the client itself gives when no answer of the platform came. */
export type ResponseCode = ProblemCode | 'network_error' | 'unexpected_answer';

/**
 * A call that did not succeed. `status` is 0 when no answer came.
 * `body` is the whole problem, with extension members such as `current`, `path` or `blockedBy`.
 */
export class ProblemResponse extends Error {
  override readonly name = 'ProblemResponse';
  readonly code: ResponseCode;
  readonly status: number;
  readonly detail: string;
  readonly errors: { pointer: string; message: string }[];
  readonly body: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;
  /** The header `Retry-After`: seconds or a date. */
  readonly retryAfter: string | undefined;

  constructor(
    status: number,
    body: Partial<Problem> & Record<string, unknown>,
    more: { cause?: unknown; retryAfter?: string | undefined } = {},
  ) {
    super(body.detail || body.title || `The request failed with status ${status}`, { cause: more.cause });
    this.retryAfter = more.retryAfter;
    this.status = status;
    this.code = (body.code ?? 'unexpected_answer') as ResponseCode;
    this.detail = this.message;
    this.errors = body.errors ?? [];
    this.body = body;
    this.requestId = body.requestId;
  }
}

/** Whether an error is the platform's or the network's refusal, optionally with one of some codes. */
export function isProblem(error: unknown, ...codes: ResponseCode[]): error is ProblemResponse {
  return error instanceof ProblemResponse && (codes.length === 0 || codes.includes(error.code));
}
