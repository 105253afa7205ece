import { problem } from 'deepiri-contracts';

const UTC_LENGTH = '2026-01-01T00:00:00.000Z'.length;

/** An RFC 3339 instant in UTC and of one length, so that text order is time order; undefined when there is no such time. */
export function utc(text: string): string | undefined {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return undefined;
  const iso = at.toISOString();
  return iso.length === UTC_LENGTH ? iso : undefined;
}

/** Days that tasks can have. Beyond them the days around one have years of other lengths, which no calendar reads. */
const [FIRST, END] = ['1000', '9000'];

/** Whether a calendar date, or an instant by its UTC date, is one that a task can have. */
export function isWithinReach(date: string): boolean {
  return date >= FIRST && date < END;
}

/** As `utc`; undefined also for what is no time for a task. */
export function taskTime(text: string): string | undefined {
  const instant = utc(text);
  return instant && isWithinReach(instant) ? instant : undefined;
}

/** The same for a field of a body. @throws ProblemError invalid_body */
export function utcField(text: string | null, field: string): string | null {
  if (text === null) return null;
  const instant = utc(text);
  if (!instant) throw notATime(field, 'is not a time that exists');
  if (!isWithinReach(instant)) throw notATime(field, 'is not in the years 1000 to 8999');
  return instant;
}

function notATime(field: string, message: string) {
  return problem('invalid_body', `${field} ${message}. Use one such as 2026-11-24T17:00:00Z.`, {
    errors: [{ pointer: `/${field}`, message, code: 'not_a_time' }],
  });
}
