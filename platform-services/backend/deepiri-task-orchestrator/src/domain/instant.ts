import { problem } from 'deepiri-contracts';

const UTC_LENGTH = '2026-01-01T00:00:00.000Z'.length;

/** An RFC 3339 instant in UTC and of one length, so that text order is time order; undefined when there is no such time. */
export function utc(text: string): string | undefined {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return undefined;
  const iso = at.toISOString();
  return iso.length === UTC_LENGTH ? iso : undefined;
}

/** The same for a field of a body. @throws ProblemError invalid_body */
export function utcField(text: string | null, field: string): string | null {
  if (text === null) return null;
  const instant = utc(text);
  if (instant) return instant;
  throw problem('invalid_body', `${field} is not a time that exists. Use one such as 2026-11-24T17:00:00Z.`, {
    errors: [{ pointer: `/${field}`, message: 'is not a time that exists', code: 'not_a_time' }],
  });
}
