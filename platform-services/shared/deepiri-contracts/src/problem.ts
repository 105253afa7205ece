import { type Static, Type } from 'typebox';
import { Facts, oneOf } from './schema.ts';

/** Every error code the platform answers with: status and title. Codes are stable; titles may be reworded. */
export const problems = {
  malformed_request: { status: 400, title: 'The request is not valid HTTP' },
  invalid_body: { status: 400, title: 'The request body is not valid' },
  invalid_json: { status: 400, title: 'The request body is not JSON' },
  invalid_query: { status: 400, title: 'A query parameter is not valid' },
  invalid_path: { status: 400, title: 'A path parameter is not valid' },
  invalid_header: { status: 400, title: 'A request header is not valid' },
  invalid_cursor: { status: 400, title: 'The cursor does not belong to this list' },
  unreadable_file: { status: 400, title: 'The file could not be read' },
  invalid_time_zone: { status: 400, title: 'The time zone is not known' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  token_expired: { status: 401, title: 'The token has expired' },
  invalid_credentials: { status: 401, title: 'E-mail or password is wrong' },
  invalid_refresh_token: { status: 401, title: 'The refresh token is not valid' },
  refresh_reused: { status: 401, title: 'This refresh token was used before, so the session has been ended' },
  insufficient_scope: { status: 403, title: 'The token does not allow this' },
  forbidden: { status: 403, title: 'This is not allowed' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'The path does not take this method' },
  request_timeout: { status: 408, title: 'The request took too long to come' },
  email_taken: { status: 409, title: 'There is an account with this e-mail already' },
  name_taken: { status: 409, title: 'There is another with this name already' },
  limit_reached: { status: 409, title: 'There are as many as there can be' },
  task_blocked: { status: 409, title: 'The task waits for others' },
  invalid_transition: { status: 409, title: 'The task cannot go from its state to that one' },
  dependency_cycle: { status: 409, title: 'The dependency would close a circle' },
  idempotency_in_progress: { status: 409, title: 'The same request is still running' },
  conflict: { status: 409, title: 'Somebody else changed this at the same moment' },
  stale_version: { status: 412, title: 'The resource has changed since you read it' },
  payload_too_large: { status: 413, title: 'The request body is too large' },
  unsupported_media_type: { status: 415, title: 'The request body must be JSON' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used with another body' },
  rate_limited: { status: 429, title: 'Too many requests' },
  headers_too_large: { status: 431, title: 'The headers of the request are too large' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'This part of the platform is not available right now' },
  deadline_exceeded: { status: 504, title: 'The answer took too long' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** What can be wrong with a field, where more is known than that it is not valid. */
export const fieldCodes = [
  'unknown_field',
  'required',
  'empty',
  'blank',
  'too_short',
  'too_long',
  'too_few_entries',
  'too_many_entries',
  'repeated',
  'not_one_of',
  'wrong_type',
  'wrong_form',
  'not_a_name',
  'not_a_title',
  'not_a_time',
  'not_a_date',
  'not_an_address',
  'not_a_zone',
  'not_a_repetition',
  'in_the_past',
  'name_taken',
  'password_blank',
  'password_repeated',
  'password_is_email',
  'password_is_name',
  'password_common',
] as const;
export type FieldCode = (typeof fieldCodes)[number];

export const ProblemField = Type.Object(
  {
    pointer: Type.String({ description: 'JSON pointer to the field' }),
    message: Type.String(),
    code: Type.Optional(oneOf(fieldCodes, { description: 'What is wrong, for an app that says it in its own words' })),
    values: Type.Optional(Facts),
  },
  { title: 'ProblemField' },
);
export type ProblemField = Static<typeof ProblemField>;

/** RFC 9457 problem details with a stable `code`. Some codes add fields, such as `current`, `path` or `blockedBy`. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String(),
    instance: Type.String(),
    requestId: Type.String(),
    errors: Type.Optional(Type.Array(ProblemField)),
  },
  { title: 'Problem', additionalProperties: true },
);
export type Problem = Static<typeof Problem>;

/** What a problem may add to its code. `extra` becomes extension members, such as `current`, `path` or `blockedBy`. */
export type ProblemDetails = {
  detail?: string;
  errors?: ProblemField[];
  extra?: Record<string, unknown>;
  headers?: Record<string, string | string[]>;
};

/** A problem on its way to the caller. Thrown by rules, commands and routes; the host turns it into the answer. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly status: number;
  readonly details: ProblemDetails;
  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? problems[code].title);
    this.code = code;
    this.status = problems[code].status;
    this.details = details;
  }
}

/**
 * A problem to throw: `throw problem('not_found')`.
 * @param detail a sentence for people: what is wrong and what to do
 */
export function problem(code: ProblemCode, detail?: string, more: Omit<ProblemDetails, 'detail'> = {}): ProblemError {
  return new ProblemError(code, { ...(detail ? { detail } : {}), ...more });
}
