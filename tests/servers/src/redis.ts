import { createConnection } from 'node:net';
import { startServer, type TestServer } from './server.ts';

/**
 * Redis with an append-only file that is on disk before each answer, as the compose files run it.
 * @param settings further ones, such as `['--cluster-enabled', 'yes']`
 */
export function startRedis(settings: readonly string[] = []): Promise<TestServer> {
  return startServer({
    name: 'redis',
    command: async ({ port, folder }) => ({
      file: 'redis-server',
      args: [
        ...['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', ''],
        ...['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'],
        ...settings,
      ],
    }),
    url: (port) => `redis://127.0.0.1:${port}`,
    answers: pong,
  });
}

function pong(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1' }, () => socket.write('PING\r\n'));
    socket.once('data', (chunk) => {
      socket.destroy();
      // One with a password answers, too, if only that it wants it.
      resolve(/^(\+PONG|-NOAUTH)/.test(chunk.toString()));
    });
    socket.once('error', reject);
  });
}
