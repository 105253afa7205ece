import type { CloudEvent } from 'deepiri-contracts';

/** What a line of a log says about an event, whichever adapter writes it. */
export function aboutEvent({ id, type, cause, traceparent }: CloudEvent): Record<string, string> {
  return { event: id, type, cause, ...(traceparent ? { traceId: traceparent.slice(3, 35) } : {}) };
}
