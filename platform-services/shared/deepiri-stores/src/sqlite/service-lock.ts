import { type Database, openDatabase } from './database.ts';
import { databaseFile } from './location.ts';

/**
 * Holds the files of one service under a `sqlite:<dir>` URL for this process. The operating system lets go of them when the
 * process dies.
 * @returns the way to let go
 * @throws Error that names service and folder when another process holds them
 */
export function lockService(url: string, service: string): () => void {
  const file = databaseFile(url, `${service}.lock`);
  let database: Database | undefined;
  try {
    database = openDatabase(file, { durability: 'normal', waitMilliseconds: 0 });
    database.execute('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database.close;
  } catch (error) {
    database?.close();
    if (!isBusy(error)) throw error;
    const folder = url.slice('sqlite:'.length);
    const message = `${folder} is in use by another Deepiri (${service}). Stop that one, or give this one a folder of its own (DATA_DIR).`;
    throw Object.assign(new Error(message), { code: 'ERR_STORES_CLAIMED' });
  }
}

function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;
}
