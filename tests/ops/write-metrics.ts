import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { metricsPages } from './metrics-pages.ts';

// Writes each page of metrics of a running platform into the folder that is given, for promtool to look at.
const folder = process.argv[2]!;
for (const [service, page] of await metricsPages()) await writeFile(join(folder, service), page);
