import type { Problem } from 'deepiri-contracts';
import type { ApiResponse, CallSettings, Operation } from './operations.ts';
import { ProblemResponse } from './problem-response.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type Outgoing = CallSettings & {
  params?: Record<string, unknown> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
};

/** 128 random bits. `crypto.randomUUID` is missing in browsers on plain http, this is not. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The path of an operation with its parameters filled in and its query behind it. */
export function targetOf(operation: Operation, { params, query }: Outgoing): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = params?.[name];
    if (value === undefined || value === '') throw new TypeError(`The parameter ${name} is missing`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
}

function headersOf({ body, ifMatch }: Outgoing, key: string | undefined, token: string | undefined) {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (token) headers['authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (key) headers['idempotency-key'] = key;
  if (ifMatch !== undefined) headers['if-match'] = typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch;
  return headers;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function problemOf(response: Response): Promise<ProblemResponse> {
  const body = (await bodyOf(response).catch(() => undefined)) as Partial<Problem> | undefined;
  const known = typeof body?.code === 'string';
  const retryAfter = response.headers.get('retry-after') ?? undefined;
  return new ProblemResponse(response.status, known ? body : { code: 'unexpected_answer' }, { retryAfter });
}

/**
 * One try of one request.
 * @throws ProblemResponse, or the signal's reason when it was aborted
 */
export async function sendOnce(
  fetch: Fetch,
  url: string,
  operation: Operation,
  outgoing: Outgoing,
  {
    key,
    token,
    signal,
    credentials,
  }: { key?: string | undefined; token?: string | undefined; signal: AbortSignal; credentials: 'include' | 'omit' },
): Promise<ApiResponse<unknown>> {
  const { body } = outgoing;
  let response: Response;
  try {
    response = await fetch(url, {
      method: operation.method,
      headers: headersOf(outgoing, key, token),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials,
      signal,
    });
    if (response.ok) {
      const answer = operation.file ? await response.blob() : await bodyOf(response);
      return {
        status: response.status,
        body: answer,
        headers: response.headers,
        etag: response.headers.get('etag') ?? undefined,
      };
    }
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new ProblemResponse(0, { code: 'network_error', detail: 'The server could not be reached.' }, { cause });
  }
  throw await problemOf(response);
}
