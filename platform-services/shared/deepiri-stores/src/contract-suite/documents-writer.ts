import { writeSync } from 'node:fs';
import { openDocuments } from '../documents/open.ts';
import { counterEvent, counters } from './samples.ts';

const WRITERS = 32;

const [url, service] = process.argv.slice(2) as [string, string];
const store = await openDocuments(url, { service });
const collection = store.collection(counters);

/** Counts one document up for ever; each line is a write that was acknowledged. */
async function write(id: string): Promise<never> {
  let version = (await collection.get(id))?.version ?? 0;
  for (;;) {
    version += 1;
    await collection.save({ id, version, label: `v${version}` }, [counterEvent(id, version)]);
    writeSync(1, `${id} ${version}\n`);
  }
}

await Promise.all(Array.from({ length: WRITERS }, (_, index) => write(`cnt_${index}`)));
