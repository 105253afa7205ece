import type { Resources } from 'deepiri-service-kit';
import { ENDINGS } from '../domain/ending.ts';
import type { Message } from '../store/append-together.ts';
import type { Connections } from './connections.ts';
import type { Endings } from './endings.ts';

type Tools = { connections: Connections; endings: Endings; log: Resources['log'] };

/** What this process does when streams have grown. */
export function createHearing({ connections, endings, log }: Tools) {
  const lookForEndings = () => {
    // The job that checks tokens reads them again.
    endings.look().catch((error) => log.warn({ err: error }, 'what has ended cannot be read right now'));
  };
  return {
    /** A message is durable, and this process is the only one that appends. */
    appended({ stream, id, at, body }: Message, offset: number) {
      connections.announce(stream, { offset, id, at, ...(body as { type: string; data: unknown }) });
    },
    /** A stream has grown, here or in another process. */
    grew(stream: string, offset: number) {
      if (stream === ENDINGS) lookForEndings();
      else connections.grew(stream, offset);
    },
    /** Other processes may have told something that was not heard. */
    missed() {
      connections.lookAgain();
      lookForEndings();
    },
  };
}
