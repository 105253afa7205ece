import { measureApart } from './apart-measures.ts';
import { measureBus } from './bus-measures.ts';
import { measureGateway, measureMemory, measureSocket, measureWrites } from './platform-measures.ts';
import { measureProxy } from './proxy-measures.ts';
import { printRow, type Row } from './row.ts';
import { measureInflux, measureRedisBoards } from './server-measures.ts';
import { measureAroundMe, measureList } from './store-measures.ts';

const only = process.argv[2];
const measures: Record<string, () => Promise<Row[]>> = {
  memory: measureMemory,
  gateway: measureGateway,
  proxy: measureProxy,
  writes: measureWrites,
  socket: measureSocket,
  list: measureList,
  around: measureAroundMe,
  apart: measureApart,
  bus: measureBus,
  redis: measureRedisBoards,
  influx: measureInflux,
};

process.stdout.write('what | measured | goal\n--- | --- | ---\n');
for (const [name, measure] of Object.entries(measures)) {
  if (only && only !== name) continue;
  for (const row of await measure()) printRow(row);
}
