import type { RawHandler } from 'deepiri-service-kit';
import { Server as Engine } from 'engine.io';
import { type Socket, Server as SocketServer } from 'socket.io';
import { connect, type Tools } from './connect.ts';
import { sessionId } from './session-id.ts';
import { socketProblem } from './socket-problems.ts';

/** A client says little: tokens and names of rooms. */
const LONGEST_MESSAGE = 16_384;
/** Time between opening a connection and showing a token. */
const CONNECT_MS = 10_000;

/** Socket.IO without a server of its own: whoever has one hands requests and upgrades over. */
export function openSocketDoor(tools: Tools): RawHandler {
  const engine = new Engine({
    transports: ['polling', 'websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LONGEST_MESSAGE,
    // The token is shown in the handshake and is no cookie, so a page of another origin gains nothing it was not given.
    cors: { origin: '*' },
  });
  engine.generateId = ({ headers }) => sessionId(headers['x-deepiri-instance']);
  const io = new SocketServer({ serveClient: false, connectTimeout: CONNECT_MS });
  io.bind(engine);
  io.use((socket, next) => {
    tools.admission.admit(socket.handshake.auth).then(
      (admitted) => {
        socket.data = admitted;
        next();
      },
      (error) => next(refusal(socket, error, tools)),
    );
  });
  io.on('connection', (socket) => connect(socket, socket.data, tools));
  let closing: Promise<void> | undefined;
  return {
    prefix: '/socket.io',
    request(request, response) {
      if (closing) response.writeHead(503, { connection: 'close' }).end();
      else engine.handleRequest(request as never, response);
    },
    upgrade(request, socket, head) {
      if (closing) socket.destroy();
      else engine.handleUpgrade(request as never, socket, head);
    },
    close() {
      tools.connections.closeAll('shutting_down', 'The server is restarting. Come back and resume.');
      closing ??= io.close();
      return closing;
    },
  };
}

function refusal(socket: Socket, error: unknown, { log }: Tools): Error {
  const data = socketProblem(error, socket.id, log);
  return Object.assign(new Error(String(data['detail'])), { data });
}
