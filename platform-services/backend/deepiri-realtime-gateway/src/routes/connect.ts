import type { LiveEvent, SocketCloseReason } from 'deepiri-contracts';
import type { Clock, Resources, Tracer } from 'deepiri-service-kit';
import type { Socket } from 'socket.io';
import type { RealtimeConfig } from '../config.ts';
import { closesAt } from '../domain/lease.ts';
import { mayRead } from '../domain/leaving.ts';
import { roomOf, roomToEnter } from '../domain/rooms.ts';
import type { StreamReader } from '../store/patient.ts';
import type { Admission, Admitted } from './admission.ts';
import type { Connection, Connections, Identity } from './connections.ts';
import { startFeeding } from './feeding.ts';
import type { SocketMeasures } from './measure-sockets.ts';
import { answerMessages } from './messages.ts';
import { roomIn, waitingBytes } from './outgoing.ts';

/** Time for a client to take the reason why it is closed. */
const FAREWELL_MS = 5_000;

export type Tools = {
  admission: Admission;
  connections: Connections;
  measures: SocketMeasures;
  streams: StreamReader;
  clock: Clock;
  log: Resources['log'];
  tracer: Tracer;
  config: RealtimeConfig;
};

/** Sets up an admitted socket: its feed, what it may say, and how it ends. */
export function connect(socket: Socket, { caller, token, start }: Admitted, tools: Tools): void {
  const { admission, connections, measures, config, clock } = tools;
  const log = tools.log.child({ connectionId: socket.id });
  const openedAt = performance.now();
  let reason: SocketCloseReason | 'client' = 'client';
  const close = closing(socket, (why) => {
    reason = why;
  });
  const identity = { caller };
  const connection: Connection = {
    userId: caller.id,
    identity,
    feeding: feed(socket, { identity, start, close }, { ...tools, log }),
    tellExpired: () => socket.emit('token:expired', { closesAt: closesAt(identity.caller.expiresAt).toISOString() }),
    close,
  };
  connections.add(connection);
  socket.on('disconnect', () => {
    connection.feeding.stop();
    connections.remove(connection);
    // Who has said goodbye would stay connected without being counted.
    socket.conn.close();
    measures.closed(reason);
    log.info({ reason, durationMs: Math.round(performance.now() - openedAt) }, 'socket closed');
  });
  socket.join(roomOf(caller.id));
  answerMessages(socket, {
    messages: {
      async 'token:refresh'(message) {
        identity.caller = await admission.renew(identity.caller, message);
        return {};
      },
      async 'room:join'(message) {
        const room = roomToEnter(connection.userId, message);
        await socket.join(room);
        return { room };
      },
    },
    perSecond: config.messagesPerSecond,
    clock,
    log: tools.log,
    close,
  });
  if (connections.countOf(caller.id) > config.socketsPerUser) close('too_many', 'Too many sockets are open at once.');
  // The session may have ended while the handshake was on its way.
  admission.verify(token).catch(() => close('ended', 'This session has ended.'));
}

function closing(socket: Socket, because: (reason: SocketCloseReason) => void) {
  return (reason: SocketCloseReason, detail: string) => {
    if (socket.disconnected) return;
    because(reason);
    socket.emit('session', { reason, detail });
    socket.disconnect(true);
    setTimeout(() => socket.conn.close(true), FAREWELL_MS).unref();
  };
}

type Fed = Pick<Admitted, 'start'> & { identity: Identity; close: ReturnType<typeof closing> };

function feed(socket: Socket, { identity, start, close }: Fed, { streams, measures, tracer, config, log }: Tools) {
  return startFeeding(streams, identity.caller.id, start, {
    send(event) {
      if (!mayRead(event.type, identity.caller.scopes)) return;
      emit(socket, event, tracer);
      measures.sent();
    },
    resync: (resync) => socket.emit('resync', resync),
    ready: (offset) => socket.emit('ready', { offset }),
    full: () => waitingBytes(socket) >= config.bufferBytes,
    async room() {
      const found = await roomIn(socket, config.bufferBytes, config.slowMs);
      if (found === 'too slow') close('too_slow', 'The client does not take what is sent to it. Come back and resume.');
      return found === 'room';
    },
    failed(error) {
      log.error({ err: error }, 'stream could not be read');
      close('unavailable', 'Events cannot be read right now. Come back and resume.');
    },
  });
}

// The trace lies beside the message in the stream, and stays inside.
function emit(socket: Socket, event: LiveEvent & { traceparent?: string }, tracer: Tracer) {
  const { traceparent: parent, ...message } = event;
  const span = parent && tracer.start(`emit ${event.type}`, { kind: 'producer', parent });
  socket.emit('event', message);
  if (span) span.end({ attributes: { 'messaging.message.id': event.id } });
}
