import type { Stores } from '../../store/collections.ts';
import type { ImportRun } from '../import/run.ts';

/** One list of the archive: how it is read out of the stores, and how it comes back into them. */
export type ArchivedCollection = {
  /** Its name in the archive. */
  name: string;
  /** Its records as JSON, in pieces of any size; each record ends with `RECORD_END`. */
  read: (stores: Stores, ownerId: string) => AsyncGenerator<string>;
  /** Takes records over, or says what would be. They are as the file has them: unchecked. */
  write: (stores: Stores, records: readonly unknown[], run: ImportRun) => Promise<void>;
};

export const RECORD_END = '\n';
