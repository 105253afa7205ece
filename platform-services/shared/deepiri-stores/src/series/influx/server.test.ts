import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStoreFailure } from '../../failure.ts';
import { influxServer } from './server.ts';

type Heard = { method: string; url: URL; headers: IncomingHttpHeaders; body: string };

let http: Server;
let heard: Heard[];
let answer: { status: number; body: string };
let host: string;
beforeEach(async () => {
  heard = [];
  answer = { status: 200, body: '{}' };
  http = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const { method = '', url = '', headers } = request;
    const text = (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
    heard.push({ method, url: new URL(url, 'http://x'), headers, body: text });
    response.writeHead(answer.status).end(answer.body);
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  host = `127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(() => {
  http.closeAllConnections();
  http.close();
});

describe('what is said to a server with the API of InfluxDB 1', () => {
  it.each([
    ['nobody', '', undefined, '/write', 'deepiri'],
    ['a user', 'jo%40x:p%3Aw@', `Basic ${Buffer.from('jo@x:p:w').toString('base64')}`, '/write', 'deepiri'],
  ])('shows that it is %s', async (_, credentials, authorization, path, database) => {
    await influxServer(`http://${credentials}${host}`).write(['m v=1 1']);
    expect(heard[0]?.headers.authorization).toBe(authorization);
    expect(heard[0]?.url.pathname).toBe(path);
    expect(Object.fromEntries(heard[0]!.url.searchParams)).toEqual({ db: database, precision: 'ms' });
  });

  it('shows a token, and finds the database in the path or beside it', async () => {
    await influxServer(`http://${host}/behind/a%20b?token=t1`).write(['m v=1 1']);
    await influxServer(`http://${host}/behind?db=c`).select('SELECT');
    expect(heard.map(({ url }) => url.pathname)).toEqual(['/behind/write', '/behind/query']);
    expect(heard[0]?.headers.authorization).toBe('Token t1');
    expect(heard[0]?.url.searchParams.get('db')).toBe('a b');
  });

  it('is zipped when it is large', async () => {
    const lines = Array.from({ length: 2_000 }, (_, index) => `m v=${index} ${index}`);
    await influxServer(`http://${host}`).write(lines);
    await influxServer(`http://${host}`).write(['m v=1 1']);
    expect(heard.map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', undefined]);
    expect(heard[0]?.body).toBe(lines.join('\n'));
  });
});

describe('what a server with that API answers', () => {
  const errorOf = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: Error) => error,
    );

  it.each([
    [401, true],
    [403, false],
    [429, true],
    [500, true],
    [503, true],
    [400, false],
    [404, false],
  ])('%i: an outage is %s', async (status, outage) => {
    answer = { status, body: '{"error":"no"}' };
    const error = await errorOf(influxServer(`http://jo:hidden@${host}`).write(['m v=1 1']));
    expect(isStoreFailure(error)).toBe(outage);
    expect(error?.message).toMatch(/^series: influxdb at 127\.0\.0\.1:\d+ .*no$/);
    expect(error?.stack).not.toContain('hidden');
  });

  it('a database that cannot be made by a statement is made by other ways; refused credentials are told', async () => {
    answer = { status: 400, body: '{"error":"not implemented: CREATE DATABASE"}' };
    await influxServer(`http://${host}`).createDatabase();
    answer = { status: 403, body: '{"error":"requires admin privilege"}' };
    await influxServer(`http://${host}`).createDatabase();
    answer = { status: 401, body: '{"error":"authorization failed"}' };
    const error = await errorOf(influxServer(`http://${host}`).createDatabase());
    expect(isStoreFailure(error)).toBe(true);
    expect(error?.message).toContain('authentication failed');
  });

  it('an answer that is not complete is none, nor is one that is not JSON', async () => {
    const server = influxServer(`http://${host}`);
    answer.body = '{"results":[{"series":[{"values":[[1,2]],"partial":true}]}]}';
    expect((await errorOf(server.select('SELECT')))?.message).toContain('max-row-limit');
    answer.body = '{"results":[{"error":"database not found: x"}]}';
    expect((await errorOf(server.select('SELECT')))?.message).toContain('database not found');
    answer.body = '{"results":[{"statement_id":0}]}';
    expect(await server.select('SELECT')).toEqual([]);
    answer.body = '<html>';
    expect(isStoreFailure(await errorOf(server.select('SELECT')))).toBe(true);
  });
});
