import type { Database } from './database.ts';

/**
 * One write, run inside a transaction. To refuse, it returns an Error before it has changed anything;
 * when it throws, the batch is rolled back and each write of it is tried alone.
 */
export type Write<R> = () => R;

export type GroupCommit = {
  /** Runs a write with all others that wait, in one transaction. Resolved means committed. */
  write<R>(apply: Write<R>): Promise<Exclude<R, Error>>;
  /** Waits for what is queued, then refuses further writes. */
  close(): Promise<void>;
};

export type GroupCommitHooks = {
  /** Inside each transaction, before its writes. */
  begun?: () => void;
  /** Inside each transaction, after its writes. */
  committing?: () => void;
  /** After each commit, when the writers have been told. */
  committed?: () => void;
  /** After a transaction was undone. */
  rolledBack?: () => void;
};

type Waiting = { apply: Write<unknown>; resolve: (value: unknown) => void; reject: (error: unknown) => void };

const BATCH = 512;

/** Coalesces concurrent writes into one durable commit per turn of the event loop (D5). */
export function groupCommit(database: Database, hooks: GroupCommitHooks = {}): GroupCommit {
  let queue: Waiting[] = [];
  let scheduled = false;
  let drained: (() => void) | undefined;
  let closed: Promise<void> | undefined;
  const begin = database.statement('BEGIN IMMEDIATE');
  const commit = database.statement('COMMIT');

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(turn);
  }

  function turn(): void {
    scheduled = false;
    const batch = queue.length > BATCH ? queue.splice(0, BATCH) : queue;
    if (batch === queue) queue = [];
    else schedule();
    commitTogether(batch);
    if (!scheduled) drained?.();
  }

  function commitTogether(batch: readonly Waiting[]): void {
    const outcomes: unknown[] = [];
    let applying = false;
    try {
      begin.run();
      applying = true;
      hooks.begun?.();
      for (const waiting of batch) outcomes.push(waiting.apply());
      hooks.committing?.();
      applying = false;
      commit.run();
    } catch (error) {
      rollBack();
      if (applying && batch.length > 1) for (const waiting of batch) commitTogether([waiting]);
      else for (const waiting of batch) waiting.reject(error);
      return;
    }
    for (const [index, waiting] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome instanceof Error) waiting.reject(outcome);
      else waiting.resolve(outcome);
    }
    hooks.committed?.();
  }

  function rollBack(): void {
    try {
      database.execute('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, or BEGIN did not succeed.
    }
    hooks.rolledBack?.();
  }

  return {
    write<R>(apply: Write<R>): Promise<Exclude<R, Error>> {
      if (closed) return Promise.reject(new Error('the store is closed'));
      return new Promise<Exclude<R, Error>>((resolve, reject) => {
        queue.push({ apply, resolve: resolve as (value: unknown) => void, reject });
        schedule();
      });
    },
    close() {
      closed ??= scheduled ? new Promise((resolve) => (drained = resolve)) : Promise.resolve();
      return closed;
    },
  };
}
