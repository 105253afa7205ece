import { once } from 'node:events';
import { createServer } from 'node:net';

// Below the range that systems take ports for outgoing connections from, which would get hold of the port of a server while
// it is down.
const FIRST = 20_000;
const LAST = 32_000;
const given = new Set<number>();

/** A port of the loopback that nobody listens on. This process gets each one once. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
