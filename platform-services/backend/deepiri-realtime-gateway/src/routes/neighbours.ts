import { openSocketRelay } from 'deepiri-stores';
import type { ServerOptions } from 'socket.io';
import type { Grown, openSocketDoor } from './socket-server.ts';

type Io = ReturnType<typeof openSocketDoor>['io'];

/** The other gateways that have the same streams. They tell each other which streams have grown, and each reads for its own sockets. */
export type Neighbours = {
  readonly adapter: ServerOptions['adapter'];
  /** Begins to tell and to hear. @returns what tells that a stream has grown to an offset */
  meet(io: Io, hear: (stream: string, offset: number) => void): (stream: string, offset: number) => void;
  close(): void;
};

/** How long the adapter waits for messages that are not used here. */
const WAIT_MS = 1_000;

/**
 * Connects with the other gateways.
 * @param onGap told when something that they said may have been missed
 * @returns undefined where streams are embedded: then there are none
 */
export async function findNeighbours(streamsUrl: string, onGap: () => void): Promise<Neighbours | undefined> {
  const relay = await openSocketRelay(streamsUrl, onGap);
  if (!relay) return undefined;
  const { client, name } = relay;
  const { createAdapter } = await import('@socket.io/redis-streams-adapter');
  const adapter = createAdapter(client, { streamName: name, channelPrefix: name, blockTimeInMs: WAIT_MS });
  return { adapter, meet, close: () => relay.close() };
}

function meet(io: Io, hear: (stream: string, offset: number) => void) {
  let grown = new Map<string, number>();

  function tellAll() {
    io.serverSideEmit('grew', [...grown]);
    grown = new Map();
  }

  io.on('grew', (list: Grown) => {
    for (const [stream, offset] of list) hear(stream, offset);
  });
  return (stream: string, offset: number) => {
    // What was appended together is told together.
    if (grown.size === 0) setImmediate(tellAll);
    grown.set(stream, Math.max(offset, grown.get(stream) ?? 0));
  };
}
