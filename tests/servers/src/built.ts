import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const cache = join(import.meta.dirname, '../../../.cache/servers');
const run = promisify(execFile);
/** Downloads included, on a slow machine. */
const BUILD_MS = 900_000;

/** Runs a tool that builds. @throws Error with the end of what it wrote, or that it is not installed */
export async function tool(file: string, args: readonly string[], cwd: string): Promise<void> {
  await run(file, args, { cwd, maxBuffer: 64 * 1024 * 1024, timeout: BUILD_MS, killSignal: 'SIGKILL' }).catch(
    (error) => {
      if (error.code === 'ENOENT')
        throw new Error(`${file} is not installed, which builds a server for tests in ${cwd}`);
      const why = error.killed ? `took longer than ${BUILD_MS / 1_000} s` : 'failed';
      throw new Error(`${file} ${args[0]} ${why}: ${`${error.stdout}${error.stderr}`.slice(-4_000)}`);
    },
  );
}

/**
 * Builds a server from its sources, once for all tests of this checkout; the first time takes minutes.
 * @param sources files that the result depends on
 * @param build puts the result into a folder
 * @returns that folder
 */
export async function built(
  name: string,
  sources: readonly string[],
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(await readFile(source));
  const folder = join(cache, `${name}-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  // Two who build at once do it twice, and the first result stays: nobody waits for a lock of somebody who died.
  const beside = `${folder}.${randomUUID()}`;
  await mkdir(beside, { recursive: true });
  try {
    await build(beside);
    await rename(beside, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  return folder;
}
