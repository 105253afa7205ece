import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const cache = join(import.meta.dirname, '../../../.cache/servers');
const run = promisify(execFile);

/** Runs a tool that builds. @throws Error with the end of what it wrote */
export async function tool(file: string, args: readonly string[], cwd: string): Promise<void> {
  await run(file, args, { cwd, maxBuffer: 64 * 1024 * 1024 }).catch((error) => {
    throw new Error(`${file} ${args[0]} failed: ${`${error.stdout}${error.stderr}${error}`.slice(-4_000)}`);
  });
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
  await mkdir(cache, { recursive: true });
  while (!(await exists(folder))) {
    const release = await lock(`${folder}.lock`);
    if (!release) {
      await pause(200);
      continue;
    }
    try {
      if (await exists(folder)) break;
      const beside = `${folder}.new`;
      await rm(beside, { recursive: true, force: true });
      await mkdir(beside);
      await build(beside);
      await rename(beside, folder);
    } finally {
      await release();
    }
  }
  return folder;
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** @returns the way to let go; undefined when another process that lives holds it */
async function lock(file: string): Promise<(() => Promise<void>) | undefined> {
  try {
    const held = await open(file, 'wx');
    await held.write(String(process.pid));
    await held.close();
    return () => rm(file, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (holder > 0 && !lives(holder)) await rm(file, { force: true });
    return undefined;
  }
}

function lives(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch {
    return false;
  }
}
