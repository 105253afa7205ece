import { writeSync } from 'node:fs';
import { openStreams } from '../streams/open.ts';

const WRITERS = 16;

const [url, service] = process.argv.slice(2) as [string, string];
const streams = await openStreams(url, { service });

/** Appends to one stream for ever; each line is a message that was acknowledged. */
async function write(stream: string): Promise<never> {
  for (let number = 1; ; number += 1) {
    const id = `${stream}-${number}`;
    const [offset] = await streams.append([{ stream, id, at: '2026-01-01T00:00:00.000Z', body: { number } }]);
    writeSync(1, `${stream} ${id} ${offset}\n`);
  }
}

await Promise.all(Array.from({ length: WRITERS }, (_, index) => write(`user_${index}`)));
