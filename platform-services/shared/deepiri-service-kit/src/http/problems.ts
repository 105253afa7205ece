import type { ErrorObject } from 'ajv';
import { bodyLimitOf, ProblemError, problem, problems } from 'deepiri-contracts';
import { InvalidCursor, isStoreFailure, StaleVersion, StoreUnavailable } from 'deepiri-stores';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { apiHeaders } from './api-headers.ts';
import { invalid } from './validation.ts';

/** The body of a problem answer (RFC 9457). */
export function problemBody(error: ProblemError, instance: string, requestId: string): Record<string, unknown> {
  const { title, status } = problems[error.code];
  return {
    type: `/api/docs/problems#${error.code}`,
    title,
    status,
    detail: error.details.detail ?? title,
    code: error.code,
    instance,
    requestId,
    ...(error.details.errors ? { errors: error.details.errors } : {}),
    ...error.details.extra,
  };
}

/** Answers any error as a problem. What is not a problem is logged with its cause and answered as `internal`, which tells nothing. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const found = asProblem(error, request.url);
  if (found.status >= 500) {
    const { method, routeOptions } = request;
    request.exchange.log.error({ err: error, method, route: routeOptions?.url }, 'request failed');
  }
  return sendProblem(found, request, reply);
}

export function sendProblem(found: ProblemError, request: FastifyRequest, reply: FastifyReply) {
  const body = problemBody(found, pathOf(request.url), request.id);
  if (found.code === 'unauthenticated' || found.code === 'token_expired') reply.header('www-authenticate', 'Bearer');
  return reply
    .code(found.status)
    .headers(apiHeaders)
    .headers(found.details.headers ?? {})
    .header('x-request-id', request.id)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body);
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

function asProblem(error: FastifyError, url: string): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error.validation) return invalid(error.validationContext ?? 'body', error.validation as ErrorObject[]);
  if (error instanceof InvalidCursor) return problem('invalid_cursor', 'Start again without `cursor`.');
  if (error instanceof StaleVersion) return problem('conflict', 'Try again.');
  if (isStoreFailure(error)) return storeProblem(error);
  return (
    fastifyProblem(error, url) ??
    problem('internal', 'We have noted it. Try again, and tell us the request id if it stays.')
  );
}

function storeProblem(error: unknown): ProblemError {
  // A server may have stored what it was given, and its answer was lost.
  const detail =
    error instanceof StoreUnavailable
      ? 'This is not possible right now; try again soon. A change may have been stored: sent again with the same `Idempotency-Key`, it is stored once.'
      : 'This cannot be stored right now. Nothing was changed; try again soon.';
  return problem('unavailable', detail, { headers: { 'retry-after': '5' } });
}

/** What is said of a body that is too long. @param url whose limit it is */
export function tooLarge(url: string): ProblemError {
  const mebibytes = bodyLimitOf(url) / 1_048_576;
  return problem('payload_too_large', `A request body may have at most ${mebibytes} MiB here.`);
}

function fastifyProblem(error: FastifyError, url: string): ProblemError | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return tooLarge(url);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problem('unsupported_media_type', 'Send `content-type: application/json`.');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return problem('invalid_header', 'Content-Length does not match the body.');
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return problem('invalid_path', 'The path could not be read: a part of it is too long or badly encoded.');
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return problem('invalid_json', 'The body must be a JSON object.');
  }
  if (error instanceof SyntaxError && error.statusCode === 400)
    return problem('invalid_json', 'The body must be a JSON object.');
  if (error.statusCode === 400) return problem('invalid_body', 'The request could not be read.');
  return undefined;
}
