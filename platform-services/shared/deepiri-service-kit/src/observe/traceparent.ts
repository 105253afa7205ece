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

/** Begins a trace that nobody records (flags 00); its id still joins the lines and events of one request. */
export function newTraceparent(): string {
  const hex = randomBytes(24).toString('hex');
  return `00-${hex.slice(0, 32)}-${hex.slice(32)}-00`;
}
