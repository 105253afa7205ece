import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder that a `sqlite:<dir>` URL names. @throws Error when it names none */
export function directoryOf(url: string): string {
  const directory = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
  if (directory === '') throw new Error('sqlite: needs a folder, such as sqlite:./data');
  return resolve(directory);
}

/**
 * The database file of a service under a `sqlite:<dir>` URL; both are created when they are missing, for this user only.
 * @param name the file's name without extension, such as `task-orchestrator` or `engagement-service.rankings`
 */
export function databaseFile(url: string, name: string): string {
  if (!/^[a-z0-9][a-z0-9.-]*$/i.test(name)) throw new Error(`"${name}" cannot be the name of a database file`);
  const directory = directoryOf(url);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, `${name}.sqlite`);
  closeSync(openSync(file, 'a', 0o600));
  return file;
}
