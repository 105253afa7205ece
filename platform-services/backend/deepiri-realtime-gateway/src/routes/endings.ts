import type { Authenticator } from 'deepiri-service-kit';
import { ENDINGS, type Ending } from '../domain/ending.ts';
import type { StreamReader } from '../store/patient.ts';
import type { Connections } from './connections.ts';

export type Endings = {
  /** Ends here what has ended, up to now. Rejects when the stream cannot be read; what was not read is read the next time. */
  look(): Promise<void>;
};

const PAGE = 500;

type Tools = {
  streams: StreamReader;
  authenticator: Authenticator;
  connections: Pick<Connections, 'endSession' | 'endUser'>;
};

/**
 * Follows the stream of endings from now on: closes sockets of this process and refuses their tokens. No socket is here
 * yet, and what ended before is known to the authenticator.
 */
export async function followEndings({ streams, authenticator, connections }: Tools): Promise<Endings> {
  let position = (await streams.bounds(ENDINGS)).last;
  let reading: Promise<void> | undefined;
  let again = false;

  function end({ userId, sessionId }: Ending) {
    authenticator.revoke(sessionId ?? userId);
    if (sessionId === undefined) return connections.endUser(userId);
    connections.endSession(userId, sessionId);
  }

  async function readOn() {
    do {
      again = false;
      const page = await streams.read(ENDINGS, position, PAGE);
      for (const { offset, body } of page) {
        end(body as Ending);
        position = offset;
      }
      again ||= page.length === PAGE;
    } while (again);
  }

  return {
    look() {
      again = true;
      reading ??= readOn().finally(() => {
        reading = undefined;
      });
      return reading;
    },
  };
}
