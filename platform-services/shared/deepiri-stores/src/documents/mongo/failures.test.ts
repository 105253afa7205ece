import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { BSON } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../failure.ts';
import { insertEach } from './failures.ts';
import { locationOf } from './location.ts';
import { connect, type Server } from './server.ts';

const MESSAGE = 2013;
const OK = { ok: 1, helloOk: true, isWritablePrimary: true, minWireVersion: 0, maxWireVersion: 21 };
const TIMES = 'maxPoolSize=2&serverSelectionTimeoutMS=1000&socketTimeoutMS=200';

/** Greets a driver as a primary does, and hangs up on it: with the answer to a ping, or without any on an insert. */
const hangsUp = createServer((socket) => {
  socket
    .on('error', () => {})
    .on('data', (request) => {
      if (request.includes('insert')) socket.destroy();
      else if (request.includes('ping')) answer(socket, request).end();
      else answer(socket, request);
    });
});

function answer(socket: Socket, request: Buffer): Socket {
  const body = BSON.serialize(OK);
  const header = Buffer.alloc(21);
  const words = [header.length + body.length, 1, request.readInt32LE(4), MESSAGE];
  for (const [at, word] of words.entries()) header.writeInt32LE(word, at * 4);
  socket.write(Buffer.concat([header, body]));
  return socket;
}

describe('D1 a server that hangs up', () => {
  let server: Server;
  beforeAll(async () => {
    await once(hangsUp.listen(0, '127.0.0.1'), 'listening');
    const { port } = hangsUp.address() as AddressInfo;
    server = await connect(locationOf(`mongodb://127.0.0.1:${port}/?${TIMES}`, 'tests'), 'tests');
  });
  afterAll(async () => {
    await server.close();
    hangsUp.close();
  });
  const collection = () => server.db.collection<{ _id: string }>('some');
  const insert = () => server.call(() => insertEach(collection(), [{ _id: 'a' }, { _id: 'b' }], server.inTime()));

  it('an insert of many that got no answer is not taken for one that was done, although none was refused', async () => {
    await expect(insert()).rejects.toThrow('the connection was lost');
    await expect(insert()).rejects.toThrow(StoreUnavailable);
  });

  it('a command in the very moment ends in time and leaves its place in the pool, whatever the driver does', async () => {
    for (let round = 0; round < 3; round += 1) {
      await server.db.command({ ping: 1 });
      // Two turns later the socket is closed and the driver has not heard of it.
      await new Promise(setImmediate);
      await new Promise(setImmediate);
      await expect(insert()).rejects.toThrow(StoreUnavailable);
    }
  });
});
