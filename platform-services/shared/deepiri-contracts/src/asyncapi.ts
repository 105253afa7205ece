import { type TSchema, Type } from 'typebox';
import { type JsonObject, type Refer, schemaComponents } from './components.ts';
import { eventSchema } from './events/envelope.ts';
import { events } from './events/index.ts';
import { Problem } from './problem.ts';
import {
  LiveEvent,
  liveEvents,
  RESUME_DAYS,
  Ready,
  Resync,
  RoomJoin,
  SessionClosed,
  SocketAck,
  SocketAuth,
  TOKEN_GRACE_SECONDS,
  TokenExpired,
  TokenRefresh,
} from './realtime.ts';

const about = `What Deepiri tells as it happens.

**For clients**: Socket.IO 4 at path \`/socket.io\`, for example \`io(url, { auth: { token } })\`. A handshake that is refused ends in
\`connect_error\` with a problem in \`data\`. Everything that concerns the user arrives as \`event\` with a growing \`offset\`. A client that
comes back with \`auth: { token, lastOffset }\` gets what it missed first, in order, for ${RESUME_DAYS} days; otherwise \`resync\`. Then \`ready\`.

A token expires while a socket is open: the server says \`token:expired\`, and closes the socket ${TOKEN_GRACE_SECONDS} seconds later unless a fresh
token of the same user comes by \`token:refresh\`. It may come earlier.

**Between services**: CloudEvents 1.0 in JSON on the event bus; \`subject\` is the aggregate, events of one subject keep their order, delivery is
at least once.`;

type Spoken = { name: string; summary: string; payload: TSchema };

const toClient: Spoken[] = [
  { name: 'ready', summary: 'The socket is up to date; from now on everything is live', payload: Ready },
  {
    name: 'resync',
    summary: 'What was missed cannot be sent any more: read everything again, go on from its offset',
    payload: Resync,
  },
  { name: 'session', summary: 'The server is about to close this socket, and why', payload: SessionClosed },
  { name: 'token:expired', summary: 'The token has expired: send a fresh one', payload: TokenExpired },
  { name: 'problem', summary: 'A message of the client could not be understood', payload: Problem },
];

const fromClient: Spoken[] = [
  { name: 'room:join', summary: 'Enter a room; only rooms that the user may enter', payload: RoomJoin },
  { name: 'token:refresh', summary: 'A fresh access token of the same user', payload: TokenRefresh },
];

const keyOf = (name: string) => name.replaceAll(/[^\w.-]/g, '_');
const pointer = (...path: string[]) => ({
  $ref: `#/${path.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
});

const messageOf = (refer: Refer, name: string, payload: TSchema, more: JsonObject = {}) => ({
  name,
  ...more,
  contentType: 'application/json',
  payload: refer(payload),
});

/** What goes over a socket, by key. */
function socketMessages(refer: Refer): JsonObject {
  const live = Object.entries(liveEvents).map(([type, data]) => {
    const payload = Type.Object({ ...LiveEvent.properties, type: Type.Literal(type), data });
    return [`event.${type}`, messageOf(refer, 'event', payload, { title: `event ${type}` })];
  });
  const spoken = [...toClient, ...fromClient].map(({ name, summary, payload }) => [
    keyOf(name),
    messageOf(refer, name, payload, { summary }),
  ]);
  const ack = messageOf(refer, 'ack', SocketAck, { summary: 'The acknowledgement of a message of the client' });
  return Object.fromEntries([...live, ...spoken, ['ack', ack]]);
}

/** What goes over the bus, by key. */
function busMessages(refer: Refer): JsonObject {
  const all = Object.entries(events).map(([type, data]) => [
    `bus.${type}`,
    { ...messageOf(refer, type, eventSchema(type, data)), contentType: 'application/cloudevents+json' },
  ]);
  return Object.fromEntries(all);
}

function socketOperations(): JsonObject {
  const channel = pointer('channels', 'socket');
  const messages = (keys: string[]) => keys.map((key) => pointer('channels', 'socket', 'messages', key));
  const tells = toClient.map(({ name, summary }) => [
    keyOf(name),
    { action: 'send', channel, summary, messages: messages([keyOf(name)]) },
  ]);
  const reply = { channel, messages: messages(['ack']) };
  const asks = fromClient.map(({ name, summary }) => [
    keyOf(name),
    { action: 'receive', channel, summary, messages: messages([keyOf(name)]), reply },
  ]);
  const event = {
    action: 'send',
    channel,
    summary: 'Everything that concerns the user, with a growing offset',
    messages: messages(Object.keys(liveEvents).map((type) => `event.${type}`)),
  };
  return { event, ...Object.fromEntries([...tells, ...asks]) };
}

/** One channel per event type, and the operation that publishes it. */
function busChannels(): { channels: JsonObject; operations: JsonObject } {
  const channels: JsonObject = {};
  const operations: JsonObject = {};
  for (const type of Object.keys(events)) {
    const key = `bus.${type}`;
    const messages = { [key]: pointer('components', 'messages', key) };
    channels[key] = { address: type, servers: [pointer('servers', 'bus')], messages };
    const sent = [pointer('channels', key, 'messages', key)];
    operations[`publish.${type}`] = { action: 'send', channel: pointer('channels', key), messages: sent };
  }
  return { channels, operations };
}

function servers(serverUrl: string): JsonObject {
  const { host, protocol } = new URL(serverUrl.includes('://') ? serverUrl : `http://${serverUrl}`);
  return {
    socket: {
      host,
      protocol: protocol === 'https:' ? 'wss' : 'ws',
      description: 'Socket.IO 4, websocket and long polling',
      security: [pointer('components', 'securitySchemes', 'token')],
    },
    bus: {
      host: 'bus',
      protocol: 'cloudevents',
      security: [pointer('components', 'securitySchemes', 'bus')],
      description: 'The event bus between services: embedded, or Redis Streams. Not reachable for clients.',
    },
  };
}

const securitySchemes = {
  bus: { type: 'userPassword', description: 'The credentials in the URL of the bus' },
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'The access token, given as `auth.token` in the Socket.IO handshake',
  },
};

/**
 * The AsyncAPI 3.0 document: the socket, and the events between services.
 * @param serverUrl where clients connect, such as `https://deepiri.example` or `localhost:5100`
 * @throws Error when two different schemas carry the same title
 */
export function asyncApiDocument({ version, serverUrl }: { version: string; serverUrl: string }): JsonObject {
  const { schemas, refer } = schemaComponents();
  const spoken = socketMessages(refer);
  const bus = busChannels();
  const socket = {
    address: '/socket.io',
    servers: [pointer('servers', 'socket')],
    description: "The namespace `/`. A socket is in its user's room from the start.",
    messages: Object.fromEntries(Object.keys(spoken).map((key) => [key, pointer('components', 'messages', key)])),
    bindings: { ws: { method: 'GET' } },
    'x-handshake-auth': refer(SocketAuth),
  };
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Deepiri events',
      version,
      description: about,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers: servers(serverUrl),
    channels: { socket, ...bus.channels },
    operations: { ...socketOperations(), ...bus.operations },
    components: { messages: { ...spoken, ...busMessages(refer) }, schemas, securitySchemes },
  };
}
