import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: Record<string, unknown> | undefined;
};
export type Given = { status: number; body?: unknown; headers?: Record<string, string> } | 'hang up';

export type LocalServer = {
  url: string;
  http: Server;
  /** Everything that came, in order. */
  received: Received[];
  stop(): Promise<void>;
};

/** A server on a free port that answers as the test says. */
export async function startLocalServer(answer: (request: Received) => Given | Promise<Given>): Promise<LocalServer> {
  const received: Received[] = [];
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { pathname, searchParams } = new URL(request.url!, 'http://local');
    const came: Received = {
      method: request.method!,
      path: pathname,
      query: searchParams,
      headers: request.headers as Received['headers'],
      body: text ? JSON.parse(text) : undefined,
    };
    received.push(came);
    const given = await answer(came);
    if (given === 'hang up') return request.socket.destroy();
    const { status, body, headers = {} } = given;
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    http,
    received,
    async stop() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

/** A problem answer as the platform gives it. */
export function problemAnswer(
  status: number,
  code: string,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Given {
  const body = {
    type: `/problems/${code}`,
    title: code,
    status,
    code,
    detail: `It is ${code}.`,
    instance: '/',
    requestId: 'req_1',
    ...more,
  };
  return { status, body, headers };
}

export const ada = {
  id: 'usr_01900000-0000-7000-8000-000000000001',
  email: 'ada@example.org',
  name: 'Ada',
  avatarUrl: null,
  bio: '',
  timeZone: 'UTC',
  dayStartsAt: '04:00',
  role: 'user' as const,
  createdAt: '2026-01-01T00:00:00Z',
  version: 1,
};

/** The answer to signing in or refreshing. */
export const signedIn = (accessToken: string, refreshToken: string, expiresInSeconds = 900, user = ada): Given => ({
  status: 200,
  body: { user, accessToken, refreshToken, expiresInSeconds },
});
