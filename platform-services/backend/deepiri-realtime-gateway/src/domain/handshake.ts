import { problem } from 'deepiri-contracts';

export type Handshake = { token: string; lastOffset: number | undefined };

const LONGEST_TOKEN = 4096;

/**
 * What a client shows when it connects.
 * @throws ProblemError unauthenticated, invalid_body
 */
export function readHandshake(auth: unknown): Handshake {
  const { token, lastOffset } = (typeof auth === 'object' && auth !== null ? auth : {}) as Record<string, unknown>;
  return { token: readToken(token), lastOffset: readOffset(lastOffset) };
}

/** @throws ProblemError unauthenticated */
export function readToken(token: unknown): string {
  if (typeof token !== 'string' || token === '')
    throw problem('unauthenticated', 'Give an access token: `io(url, { auth: { token } })`.');
  if (token.length > LONGEST_TOKEN) throw problem('unauthenticated', 'The token is not valid.');
  return token;
}

function readOffset(offset: unknown): number | undefined {
  if (offset === undefined || offset === null) return undefined;
  if (Number.isSafeInteger(offset) && (offset as number) >= 0) return offset as number;
  throw problem('invalid_body', 'lastOffset must be a whole number from 0 up.', {
    errors: [{ pointer: '/lastOffset', message: 'must be a whole number from 0 up' }],
  });
}
