import { problem } from 'deepiri-contracts';
import type { RawHandler } from 'deepiri-service-kit';
import { Server as Engine } from 'engine.io';
import { type DefaultEventsMap, type ServerOptions, type Socket, Server as SocketServer } from 'socket.io';
import { createStrangers } from '../domain/strangers.ts';
import type { Admitted } from './admission.ts';
import { watchArrivals } from './arrivals.ts';
import { connect, type Tools } from './connect.ts';
import { sessionId } from './session-id.ts';
import { socketProblem } from './socket-problems.ts';

/** A client says little: tokens and names of rooms. */
const LONGEST_MESSAGE = 16_384;
/** Time between opening a connection and showing a token. */
const CONNECT_MS = 10_000;
/** Time for clients to take the reason why they are closed, when the process ends. */
const GOODBYE_MS = 500;

/** What gateways tell each other: streams, and the offsets that these have grown to. */
export type Grown = [stream: string, offset: number][];
type Door = SocketServer<DefaultEventsMap, DefaultEventsMap, { grew: (grown: Grown) => void }, Admitted>;

/** Socket.IO without a server of its own: whoever has one hands requests and upgrades over. */
export function openSocketDoor(tools: Tools, adapter?: ServerOptions['adapter']): { raw: RawHandler; io: Door } {
  const engine = new Engine({
    transports: ['polling', 'websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LONGEST_MESSAGE,
    // The token is shown in the handshake and is no cookie, so a page of another origin gains nothing it was not given.
    cors: { origin: '*' },
  });
  engine.generateId = ({ headers }) => sessionId(headers['x-deepiri-instance']);
  const io: Door = new SocketServer({
    serveClient: false,
    connectTimeout: CONNECT_MS,
    ...(adapter ? { adapter } : {}),
  });
  io.bind(engine);
  const arrivals = watchArrivals(engine, createStrangers(tools.config.strangersPerAddress));
  io.use((socket, next) => {
    const stranger = arrivals.strangerOf(socket.conn);
    if (stranger?.mayTry() === false) {
      next(refusal(socket, problem('rate_limited', 'Too many tokens were tried. Connect again.'), tools));
      // In the turn after, because the refusal is on its way only then.
      return void setImmediate(() => socket.conn.close());
    }
    tools.admission.admit(socket.handshake.auth).then(
      (admitted) => {
        stranger?.leave();
        socket.data = admitted;
        next();
      },
      (error) => next(refusal(socket, error, tools)),
    );
  });
  io.on('connection', (socket) => connect(socket, socket.data, tools));
  let closing: Promise<void> | undefined;
  const raw: RawHandler = {
    prefix: '/socket.io',
    request(request, response) {
      if (closing) throw ending();
      arrivals.arrive(request, response);
      engine.handleRequest(request as never, response);
    },
    upgrade(request, socket, head) {
      if (closing) throw ending();
      arrivals.arrive(request, socket);
      engine.handleUpgrade(request as never, socket, head);
    },
    close() {
      closing ??= sayGoodbye();
      return closing;
    },
  };
  // What is closed at once loses what it has not been sent yet, and the reason is the last thing that a client is sent.
  async function sayGoodbye() {
    tools.connections.closeAll('shutting_down', 'The server is restarting. Come back and resume.');
    for (let waited = 0; engine.clientsCount > 0 && waited < GOODBYE_MS; waited += 10)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await io.close();
  }
  return { raw, io };
}

function ending() {
  const headers = { connection: 'close', 'retry-after': '5' };
  return problem('unavailable', 'The server is restarting. Come back and resume.', { headers });
}

function refusal(socket: Socket, error: unknown, { log }: Tools): Error {
  const data = socketProblem(error, socket.id, log);
  return Object.assign(new Error(String(data['detail'])), { data });
}
