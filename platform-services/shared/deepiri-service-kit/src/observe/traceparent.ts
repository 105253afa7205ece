import { randomBytes } from 'node:crypto';

// https://www.w3.org/TR/trace-context/#traceparent-header: version, trace id, id of the parent span, flags.
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The value of a `traceparent` header or field, or undefined when it is not one. */
export function readTraceparent(value: unknown): string | undefined {
  return typeof value === 'string' && TRACEPARENT.test(value) ? value : undefined;
}

/** The id (32 hexadecimal digits) of the trace that a traceparent belongs to. */
export function traceIdOf(traceparent: string): string {
  return traceparent.slice(3, 35);
}

const NEEDED = 24;
let pool = Buffer.alloc(0);
let used = 0;

/** Begins a trace that nobody records (flags 00); its id still joins the lines and events of one request. */
export function newTraceparent(): string {
  // Asking for random bytes costs far more than having many of them; who uses which part of the pool does not matter.
  if (used === pool.length) {
    pool = randomBytes(170 * NEEDED);
    used = 0;
  }
  const hex = pool.toString('hex', used, used + NEEDED);
  used += NEEDED;
  return `00-${hex.slice(0, 32)}-${hex.slice(32)}-00`;
}
