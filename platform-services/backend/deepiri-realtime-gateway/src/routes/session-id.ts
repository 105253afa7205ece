import { randomBytes } from 'node:crypto';

/**
 * The id of a new session. A session lives in one process, so the gateway sends the mark of this one along, and finds it
 * again in the id when there are several.
 */
export function sessionId(mark: string | string[] | undefined): string {
  const id = randomBytes(15).toString('base64url');
  return typeof mark === 'string' && /^[\w-]{1,16}$/.test(mark) ? `${id}.${mark}` : id;
}
