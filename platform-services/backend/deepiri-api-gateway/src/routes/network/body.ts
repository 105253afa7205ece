import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { bodyLimitOf } from 'deepiri-contracts';
import { tooLarge } from 'deepiri-service-kit';

/** Up to here a body is read before the service is troubled, so that a slow sender keeps no connection to it. */
const WHOLE_BYTES = 65_536;

/** The body of a request on its way. */
export type Body = {
  content: Buffer | Readable | null;
  /** It is all here; otherwise it is passed on as it comes. */
  isWhole: boolean;
  /** Called when the last of it has been passed on. */
  sent?: () => void;
  /** The client stopped sending before its end. */
  broken?: boolean;
};

const NONE: Body = { content: null, isWhole: true };

/**
 * The body of a request: none, a small one in one piece, or a stream that ends when it gets too long.
 * @returns undefined when the client has gone meanwhile
 * @throws ProblemError payload_too_large
 */
export function bodyOf(request: IncomingMessage): Body | Promise<Body | undefined> {
  const { 'content-length': declared, 'transfer-encoding': encoding } = request.headers;
  const length = declared === undefined ? undefined : Number(declared);
  const { url = '/' } = request;
  if (length !== undefined && length > bodyLimitOf(url)) throw tooLarge(url);
  if (encoding === undefined && !length) return NONE;
  if (encoding === undefined && length! <= WHOLE_BYTES) return readWhole(request, length!);
  return streamed(request);
}

function readWhole(request: IncomingMessage, length: number): Promise<Body | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let missing = length;
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      missing -= chunk.length;
      if (missing === 0) resolve({ content: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks), isWhole: true });
    });
    request.on('error', () => resolve(undefined));
  });
}

function streamed(request: IncomingMessage): Body {
  const body: Body = { content: null, isWhole: false };
  const { url = '/' } = request;
  const limit = bodyLimitOf(url);
  async function* counted() {
    let size = 0;
    try {
      for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > limit) throw tooLarge(url);
        yield chunk;
      }
    } catch (error) {
      body.broken = request.errored !== null;
      throw error;
    }
    body.sent?.();
  }
  body.content = Readable.from(counted(), { objectMode: false });
  return body;
}
