import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const BUSY = 5;

export type GroupLock = {
  /** True when this process is now the one that reads for the group. */
  take(): boolean;
  release(): void;
};

/**
 * At most one process reads for a group. The lock is one of the operating system on a file of the group's own, so a
 * process that dies lets go of it at once, whatever it was doing (B3).
 */
export function groupLock(folder: string, group: string): GroupLock {
  const locks = join(folder, 'groups');
  mkdirSync(locks, { recursive: true, mode: 0o700 });
  const file = join(locks, `${encodeURIComponent(group)}.lock`);
  let held: DatabaseSync | undefined;
  return {
    take() {
      const database = new DatabaseSync(file, { timeout: 0 });
      try {
        database.exec('BEGIN EXCLUSIVE');
        held = database;
        return true;
      } catch (error) {
        database.close();
        if ((error as { errcode?: number }).errcode === BUSY) return false;
        throw error;
      }
    },
    release() {
      held?.close();
      held = undefined;
    },
  };
}
