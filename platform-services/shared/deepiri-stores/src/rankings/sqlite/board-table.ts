import type { Database } from '../../sqlite/database.ts';
import type { Place, Places } from './rank-index.ts';

export type BoardRow = { member: string; score: number };

/** Boards and their members in SQLite. What writes is called inside a transaction. */
export type BoardTable = {
  idOf(board: string): number | undefined;
  create(board: string): number;
  size(board: number): number;
  placeOf(board: number, member: string): Place | undefined;
  put(board: number, member: string, place: Place): void;
  remove(board: number, member: string): void;
  rows(board: number, from: Place, skip: number, limit: number): BoardRow[];
  places(board: number): Places;
  /** Takes the name away; the members are removed later, some at a time. */
  abandon(board: number): void;
  rename(board: number, name: string): void;
  /** Removes some members of abandoned boards; false when there is nothing left to do. */
  clean(limit: number): boolean;
  /** A number that was never given before. */
  nextSequence(): number;
  /** Stores the last number that was given. */
  saveSequence(): void;
  /** A number that changes when another process has written. */
  foreignChanges(): number;
  /** Reads anew what is remembered of the file. */
  reload(): void;
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS boards (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE);
  CREATE TABLE IF NOT EXISTS scores (
    board INTEGER NOT NULL, member TEXT NOT NULL, low REAL NOT NULL, sequence INTEGER NOT NULL,
    PRIMARY KEY (board, member)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS scores_by_rank ON scores (board, low, sequence);
  CREATE TABLE IF NOT EXISTS sequence (one INTEGER PRIMARY KEY CHECK (one = 1), value INTEGER NOT NULL);
  INSERT OR IGNORE INTO sequence VALUES (1, 0);
`;

const FROM = 'FROM scores INDEXED BY scores_by_rank WHERE board = ? AND (low, sequence) >= (?, ?)';
const ORDER = 'ORDER BY low, sequence';

export function boardTable(database: Database): BoardTable {
  database.execute(SCHEMA);
  const idOf = database.statement('SELECT id FROM boards WHERE name = ?');
  const create = database.statement('INSERT INTO boards (name) VALUES (?)');
  const rename = database.statement('UPDATE boards SET name = ? WHERE id = ?');
  const size = database.statement('SELECT count(*) FROM scores INDEXED BY scores_by_rank WHERE board = ?');
  const place = database.statement('SELECT low, sequence FROM scores WHERE board = ? AND member = ?');
  const put = database.statement(`
    INSERT INTO scores VALUES (?, ?, ?, ?)
    ON CONFLICT (board, member) DO UPDATE SET low = excluded.low, sequence = excluded.sequence`);
  const remove = database.statement('DELETE FROM scores WHERE board = ? AND member = ?');
  const rows = database.statement(`SELECT member, low ${FROM} ${ORDER} LIMIT ? OFFSET ?`);
  const after = database.statement(`SELECT low, sequence ${FROM} ${ORDER} LIMIT 1 OFFSET ?`);
  const between = database.statement(`SELECT count(*) ${FROM} AND (low, sequence) < (?, ?)`);
  const abandoned = database.statement('SELECT id FROM boards WHERE name IS NULL LIMIT 1');
  const someOf = database.statement('SELECT member FROM scores WHERE board = ? LIMIT ?');
  const forget = database.statement('DELETE FROM boards WHERE id = ?');
  const loadSequence = database.statement('SELECT value FROM sequence');
  const saveSequence = database.statement('UPDATE sequence SET value = ?');
  const dataVersion = database.statement('PRAGMA data_version');
  let sequence = loadSequence.get()?.[0] as number;
  let saved = sequence;

  return {
    idOf: (board) => idOf.get(board)?.[0] as number | undefined,
    create: (board) => Number(create.run(board).lastInsertRowid),
    size: (board) => size.get(board)?.[0] as number,
    placeOf: (board, member) => placeFrom(place.get(board, member)),
    put: (board, member, { low, sequence: reached }) => void put.run(board, member, low, reached),
    remove: (board, member) => void remove.run(board, member),
    rows: (board, from, skip, limit) =>
      rows
        .all(board, from.low, from.sequence, limit, skip)
        .map((row) => ({ member: row[0] as string, score: 0 - (row[1] as number) })),
    places: (board) => ({
      after: (from, distance) => placeFrom(after.get(board, from.low, from.sequence, distance)),
      between: (from, to) => between.get(board, from.low, from.sequence, to.low, to.sequence)?.[0] as number,
    }),
    abandon: (board) => void rename.run(null, board),
    rename: (board, name) => void rename.run(name, board),
    clean(limit) {
      const board = abandoned.get()?.[0] as number | undefined;
      if (board === undefined) return false;
      const members = someOf.all(board, limit);
      for (const [member] of members) remove.run(board, member as string);
      if (members.length < limit) forget.run(board);
      return true;
    },
    nextSequence: () => ++sequence,
    saveSequence() {
      if (saved !== sequence) saveSequence.run(sequence);
      saved = sequence;
    },
    foreignChanges: () => dataVersion.get()?.[0] as number,
    reload() {
      sequence = loadSequence.get()?.[0] as number;
      saved = sequence;
    },
  };
}

function placeFrom(row: unknown[] | undefined): Place | undefined {
  return row && { low: row[0] as number, sequence: row[1] as number };
}
