import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Env, longEnough } from 'deepiri-service-kit';

/**
 * The secret that services show to each other: SERVICE_SECRET, or one that is made at first start and kept beside the data.
 * @throws SettingError when either is short enough to be guessed
 */
export async function serviceSecret(env: Env): Promise<Uint8Array> {
  if (env['SERVICE_SECRET']) return longEnough(env['SERVICE_SECRET'], 'SERVICE_SECRET');
  const folder = env['DATA_DIR'] ?? './data';
  const file = join(folder, 'service-secret');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = await read(file);
  if (kept) return longEnough(kept, `The secret in ${file}`);
  // Written beside and put in place when it is whole, so that a process that dies here leaves none rather than an empty one.
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, randomBytes(32).toString('base64url'), { mode: 0o600 });
  await rm(file, { force: true });
  await link(beside, file).catch((error: NodeJS.ErrnoException) => {
    // Another process was faster: its secret is the one.
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(beside);
  return longEnough(await read(file), `The secret in ${file}`);
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').then(
    (text) => text.trim(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    },
  );
}
