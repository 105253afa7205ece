import { type Database, openDatabase } from './database.ts';
import { databaseFile } from './location.ts';

/**
 * Holds the folder of a `sqlite:<dir>` URL for this process. The operating system lets go of it when the process dies.
 * @returns the way to let go
 * @throws Error that names the folder when another process holds it
 */
export function lockFolder(url: string): () => void {
  const file = databaseFile(url, 'host.lock');
  let database: Database | undefined;
  try {
    database = openDatabase(file, { durability: 'normal', waitMilliseconds: 0 });
    database.execute('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database.close;
  } catch (error) {
    database?.close();
    if (!isBusy(error)) throw error;
    const folder = url.slice('sqlite:'.length);
    throw new Error(
      `${folder} is in use by another Deepiri. Stop that one, or give this one a folder of its own (DATA_DIR).`,
    );
  }
}

function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;
}
