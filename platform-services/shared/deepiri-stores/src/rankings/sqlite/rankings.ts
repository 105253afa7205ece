import { setTimeout } from 'node:timers/promises';
import { leastRecent } from '../../least-recent.ts';
import { inTransaction, openDatabase } from '../../sqlite/database.ts';
import { groupCommit } from '../../sqlite/group-commit.ts';
import { heartbeat } from '../../sqlite/heartbeat.ts';
import { databaseFile } from '../../sqlite/location.ts';
import type { Ranked, Rankings } from '../port.ts';
import { boardTable } from './board-table.ts';
import { type RankIndex, rankIndex } from './rank-index.ts';

const REMEMBERED_BOARDS = 200;
const CLEANED_AT_ONCE = 200;
const CLEANING_PAUSE_MILLISECONDS = 10;

type Board = { id: number; index: RankIndex };

/** Opens `<dir>/<service>.rankings.sqlite`. A board is a projection, so its commits wait for no disk. */
export function openSqliteRankings(url: string, service: string): Rankings {
  const database = openDatabase(databaseFile(url, `${service}.rankings`), { durability: 'normal' });
  const table = inTransaction(database, () => boardTable(database));
  const boards = leastRecent<Board>(REMEMBERED_BOARDS);
  let seen = table.foreignChanges();
  let closing = false;

  function forgetAll(): void {
    boards.clear();
    table.reload();
  }

  /** Inside a transaction: what another process has written makes the counts here worthless. */
  function refresh(): void {
    const now = table.foreignChanges();
    if (now !== seen) forgetAll();
    seen = now;
  }

  const commit = groupCommit(database, { begun: refresh, committing: table.saveSequence, rolledBack: forgetAll });

  function boardOf(name: string): Board | undefined {
    const known = boards.get(name);
    if (known) return known;
    const id = table.idOf(name);
    return id === undefined ? undefined : remember(name, id);
  }

  function remember(name: string, id: number): Board {
    const board = { id, index: rankIndex(table.places(id), table.size(id)) };
    boards.set(name, board);
    return board;
  }

  function setOne({ id, index }: Board, member: string, score: number): void {
    const low = 0 - score;
    const before = table.placeOf(id, member);
    if (before?.low === low) return;
    if (before) index.remove(before);
    const place = { low, sequence: table.nextSequence() };
    table.put(id, member, place);
    index.add(place);
  }

  function abandon(name: string): void {
    const board = table.idOf(name);
    if (board !== undefined) table.abandon(board);
    boards.delete(name);
  }

  async function clean(): Promise<void> {
    while (!closing && (await commit.write(() => table.clean(CLEANED_AT_ONCE)))) {
      await setTimeout(CLEANING_PAUSE_MILLISECONDS, undefined, { ref: false });
    }
  }

  /** What a failure leaves behind is removed the next time, at the latest when the store is opened again. */
  function cleanSoon(): void {
    clean().catch(() => {});
  }

  function pageOf({ id, index }: Board, offset: number, limit: number): Ranked[] {
    const { from, skip } = index.locate(offset);
    return table.rows(id, from, skip, limit).map((row, place) => ({ ...row, rank: offset + place + 1 }));
  }

  /** Reads in one snapshot, so that counts and rows belong together. */
  function reading<R>(name: string, absent: R, read: (board: Board) => R): R {
    database.execute('BEGIN');
    try {
      refresh();
      const board = boardOf(name);
      return board ? read(board) : absent;
    } finally {
      database.execute('COMMIT');
    }
  }

  function rankOf(board: Board, member: string): number | undefined {
    const place = table.placeOf(board.id, member);
    return place && board.index.before(place) + 1;
  }

  const setMany: Rankings['setMany'] = async (name, scores) => {
    const copies = scores.map(({ member, score }) => ({ member, score }));
    for (const { member, score } of copies) {
      if (!Number.isFinite(score)) throw new TypeError(`the score of ${member} is not a finite number`);
    }
    await commit.write(() => {
      const board = boardOf(name) ?? remember(name, table.create(name));
      for (const { member, score } of copies) setOne(board, member, score);
    });
  };

  cleanSoon();

  return {
    set: (board, member, score) => setMany(board, [{ member, score }]),
    setMany,
    remove: (name, member) =>
      commit.write(() => {
        const board = boardOf(name);
        const place = board && table.placeOf(board.id, member);
        if (!place) return;
        table.remove(board.id, member);
        board.index.remove(place);
      }),
    rank: async (name, member) =>
      reading(name, undefined, (board) => {
        const rank = rankOf(board, member);
        return rank === undefined ? undefined : pageOf(board, rank - 1, 1)[0];
      }),
    page: async (name, offset, limit) => reading(name, [], (board) => pageOf(board, offset, limit)),
    around: async (name, member, radius) =>
      reading(name, [], (board) => {
        const rank = rankOf(board, member);
        if (rank === undefined) return [];
        const first = Math.max(1, rank - radius);
        return pageOf(board, first - 1, rank + radius - first + 1);
      }),
    size: async (name) => reading(name, 0, ({ index }) => index.size()),
    async swap(name, live) {
      if (name === live) return;
      await commit.write(() => {
        const id = table.idOf(name);
        abandon(live);
        boards.delete(name);
        if (id !== undefined) table.rename(id, live);
      });
      cleanSoon();
    },
    async drop(name) {
      await commit.write(() => abandon(name));
      cleanSoon();
    },
    ping: heartbeat(database, commit),
    async close() {
      closing = true;
      await commit.close();
      database.close();
    },
  };
}
