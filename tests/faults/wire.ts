import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from 'deepiri-test-servers';

/** A network between two processes that can be cut: it takes connections and bytes then, and brings nothing, not even an end. */
export type Wire = {
  readonly url: string;
  leadTo(url: string): void;
  cut(): void;
  /** What was on its way arrives now. */
  mend(): void;
  close(): void;
};

export async function startWire(): Promise<Wire> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let target = '';
  let isCut = false;

  const server = createServer({ allowHalfOpen: true }, (near) => {
    const { hostname, port } = new URL(target);
    const far = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, [far, near]] as const) {
      one.on('error', () => {});
      one.on('close', () => {
        if (isCut) return;
        other.destroy();
        pairs.delete(pair);
      });
    }
    if (!isCut) join(pair);
  });
  const port = await freePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');

  return {
    url: `http://127.0.0.1:${port}`,
    leadTo(url) {
      target = url;
    },
    cut() {
      isCut = true;
      for (const [near, far] of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
    },
    mend() {
      isCut = false;
      for (const pair of pairs) {
        if (!pair.some(({ destroyed }) => destroyed)) {
          join(pair);
          continue;
        }
        for (const socket of pair) socket.destroy();
        pairs.delete(pair);
      }
    },
    close() {
      server.close();
      for (const pair of pairs) for (const socket of pair) socket.destroy();
    },
  };
}

function join([near, far]: readonly [Socket, Socket]): void {
  near.pipe(far);
  far.pipe(near);
}
