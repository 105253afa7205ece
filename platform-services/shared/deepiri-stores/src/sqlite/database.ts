import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { leastRecent } from '../least-recent.ts';

export type Value = string | number | null | Uint8Array;

/** A row is its values in the order of the selected columns. */
export type Row = Value[];

export type Statement = {
  run(...values: Value[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  get(...values: Value[]): Row | undefined;
  all(...values: Value[]): Row[];
};

/** The only door to SQLite in this package. Errors about a damaged file name it. */
export type Database = {
  readonly path: string;
  /** The prepared statement for this text; the most recently used ones are kept. */
  statement(sql: string): Statement;
  /** Runs statements that answer nothing. */
  execute(sql: string): void;
  /** Makes a pure function known to SQL. */
  define(name: string, compute: (...values: Value[]) => Value): void;
  close(): void;
};

export type DatabaseOptions = {
  /** `full`: a commit survives power loss. `normal`: it survives the death of the process, and the file stays consistent. */
  durability: 'full' | 'normal';
  /** How long a statement waits for another process. Default 5,000. */
  waitMilliseconds?: number;
};

const KEPT_STATEMENTS = 300;
const BUSY_MILLISECONDS = 5_000;
const CACHE_KIBIBYTES = 8_192;
const CHECKPOINT_PAGES = 4_000;
const WAL_BYTES_KEPT = 32 * 1024 * 1024;

/** Opens (or creates) a database file in write-ahead mode. */
export function openDatabase(path: string, options: DatabaseOptions): Database {
  const connection = new DatabaseSync(path, {
    timeout: options.waitMilliseconds ?? BUSY_MILLISECONDS,
    enableForeignKeyConstraints: false,
  });
  const prepareFile = `
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = ${options.durability};
    PRAGMA cache_size = -${CACHE_KIBIBYTES};
    PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
    PRAGMA journal_size_limit = ${WAL_BYTES_KEPT};
    PRAGMA temp_store = MEMORY;
  `;
  try {
    connection.exec(prepareFile);
  } catch (error) {
    connection.close();
    throw named(error, path);
  }
  const kept = leastRecent<Statement>(KEPT_STATEMENTS);
  const naming = <R>(work: () => R): R => {
    try {
      return work();
    } catch (error) {
      throw isDamage(error) ? named(error, path) : error;
    }
  };
  return {
    path,
    statement(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const statement = naming(() => prepare(connection, sql));
      kept.set(sql, statement);
      return statement;
    },
    execute: (sql) => naming(() => connection.exec(sql)),
    define: (name, compute) =>
      connection.function(
        name,
        { deterministic: true, varargs: true },
        compute as (...values: SQLOutputValue[]) => Value,
      ),
    close() {
      kept.clear();
      if (connection.isOpen) connection.close();
    },
  };
}

function prepare(connection: DatabaseSync, sql: string): Statement {
  const statement = connection.prepare(sql);
  statement.setReturnArrays(true);
  return statement as unknown as Statement;
}

/** Runs changes that belong together, all or none, at once. */
export function inTransaction<R>(database: Database, work: () => R): R {
  database.execute('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.execute('COMMIT');
    return result;
  } catch (error) {
    undo(database);
    throw isDamage(error) ? named(error, database.path) : error;
  }
}

/** Whether SQLite says that a file is not what it was: malformed, or no database (https://sqlite.org/rescode.html). */
function isDamage(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && [11, 26].includes(errcode & 0xff);
}

function named(error: unknown, path: string): unknown {
  if (error instanceof Error && !error.message.startsWith(path)) error.message = `${path}: ${error.message}`;
  return error;
}

// A full disk or a damaged file has ended the transaction already; what went wrong is the first error, not this one.
function undo(database: Database): void {
  try {
    database.execute('ROLLBACK');
  } catch {}
}

/** Quotes a name for SQL text. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
