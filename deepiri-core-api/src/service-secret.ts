import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from 'deepiri-service-kit';

/** The secret that services show to each other: SERVICE_SECRET, or one that is made at first start and kept beside the data. */
export async function serviceSecret(env: Env): Promise<Uint8Array> {
  if (env['SERVICE_SECRET']) return new TextEncoder().encode(env['SERVICE_SECRET']);
  const folder = env['DATA_DIR'] ?? './data';
  const file = join(folder, 'service-secret');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return new TextEncoder().encode((await readFile(file, 'utf8')).trim());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const secret = randomBytes(32).toString('base64url');
    await writeFile(file, secret, { mode: 0o600, flag: 'wx' });
    return new TextEncoder().encode(secret);
  }
}
