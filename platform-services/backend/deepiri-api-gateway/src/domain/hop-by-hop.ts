import type { IncomingHttpHeaders } from 'node:http';
import { isIdentityHeader } from './routing.ts';

/** Headers that belong to one connection (RFC 9110 §7.6.1), and those that a proxy answers for itself. */
const HOP_BY_HOP = new Set([
  ...['connection', 'proxy-connection', 'keep-alive', 'te', 'transfer-encoding', 'upgrade', 'trailer'],
  ...['proxy-authorization', 'proxy-authenticate', 'proxy-authentication-info', 'expect', 'http2-settings'],
]);

/** What the gateway has put on an answer itself. */
const OURS = new Set(['x-request-id', 'ratelimit', 'ratelimit-policy']);

/** What the gateway says of a request: a client does not take it away by naming it. */
const isOurWord = (name: string) => name === 'traceparent' || isIdentityHeader(name);

/** Name, value, name, value. */
export type HeaderList = string[];
type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The headers of a request that go on to the service. */
export function requestHeaders(headers: IncomingHttpHeaders): HeaderList {
  const named = namedByConnection(headers.connection);
  const list: HeaderList = ['via', '1.1 deepiri'];
  for (const name in headers) {
    if (HOP_BY_HOP.has(name) || (named?.has(name) && !isOurWord(name))) continue;
    put(list, name, headers[name]);
  }
  return list;
}

/** The headers of an answer that go on to the client. @param told those that the gateway adds */
export function answerHeaders(headers: Headers, told: Readonly<HeaderList> = []): HeaderList {
  const { connection } = headers;
  const named = namedByConnection(typeof connection === 'string' ? connection : connection?.join());
  const list = [...told];
  for (const name in headers) {
    if (HOP_BY_HOP.has(name) || OURS.has(name) || named?.has(name)) continue;
    put(list, name, headers[name]);
  }
  return list;
}

function put(list: HeaderList, name: string, value: string | string[] | undefined) {
  if (typeof value === 'string') list.push(name, value);
  else if (value) for (const one of value) list.push(name, one);
}

// `Connection` may name further headers that end here. Nearly always it names none.
function namedByConnection(connection: string | undefined): Set<string> | undefined {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return undefined;
  return new Set(connection.split(',').map((name) => name.trim().toLowerCase()));
}
