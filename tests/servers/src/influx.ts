import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { startServer, type TestServer } from './server.ts';

/** InfluxDB 1, whose `/write` and `/query` versions 2 and 3 answer too. */
export function startInflux(): Promise<TestServer> {
  return startServer({
    name: 'influx',
    async command({ port, folder }) {
      const file = join(folder, 'influxdb.conf');
      await writeFile(file, configuration(folder, port, await freePort()));
      return { file: 'influxd', args: ['-config', file] };
    },
    url: (port) => `http://127.0.0.1:${port}`,
    answers: async (port) => (await fetch(`http://127.0.0.1:${port}/ping`)).status === 204,
  });
}

const configuration = (folder: string, port: number, rpcPort: number) => `
reporting-disabled = true
bind-address = "127.0.0.1:${rpcPort}"
[meta]
  dir = "${folder}/meta"
[data]
  dir = "${folder}/data"
  wal-dir = "${folder}/wal"
[http]
  bind-address = "127.0.0.1:${port}"
  log-enabled = false
[monitor]
  store-enabled = false
`;
