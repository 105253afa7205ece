import type { Database, Value } from '../../sqlite/database.ts';
import type { GroupCommit } from '../../sqlite/group-commit.ts';
import { conditionsOf } from '../condition.ts';
import { decodeCursor, encodeCursor, queryShape } from '../cursor.ts';
import { DuplicateKey, StaleVersion } from '../errors.ts';
import type { Collection, CollectionDefinition, Document, PendingEvent, Query, Where } from '../port.ts';
import { scalarOf } from '../scalar.ts';
import type { DocumentTable } from './document-table.ts';
import { type EventTable, storedEvents } from './event-table.ts';
import { countSql, findSql, type Plan, planOf, type Question } from './plan.ts';

/** Up to so many entries of a side table are joined and sorted; beyond, they are so common that walking the order finds a page soon. */
const JOINED_MEMBERS = 2_000;
const LARGEST_PAGE = 1_000;

export type CollectionParts = {
  database: Database;
  commit: GroupCommit;
  events: EventTable;
  cursorKey: Uint8Array;
  /** Called inside the transaction of each write that adds events. */
  onEvents: () => void;
};

export function sqliteCollection<T extends Document>(
  parts: CollectionParts,
  definition: CollectionDefinition<T>,
  table: DocumentTable,
): Collection<T> {
  const { database, commit, events: log } = parts;
  const { layout } = table;
  const plain = definition as unknown as CollectionDefinition;
  const select = database.statement(`SELECT body FROM ${layout.table} WHERE id = ?`);
  const bodyOf = database.statement(`SELECT body FROM ${layout.table} WHERE seq = ?`);

  function read(id: string): T | undefined {
    const row = select.get(id);
    return row && (JSON.parse(row[0] as string) as T);
  }

  function find(query: Query<T>): { items: T[]; next: string | undefined } {
    if (!(query.limit >= 1 && query.limit <= LARGEST_PAGE)) throw new RangeError(`limit must be 1 to ${LARGEST_PAGE}`);
    const question = questionOf(query.where, query.text, query.order);
    const plan = planOf(plain, layout, question, 'find');
    const shape = queryShape(layout.name, query);
    const after = query.after === undefined ? undefined : decodeCursor(parts.cursorKey, shape, query.after);
    const found: Value[] = [];
    for (const { text, values } of plan.nothing ? [] : findSql(layout, question, plan, isDriven(plan), after)) {
      const rows = database.statement(text).all(...values, query.limit + 1 - found.length);
      for (const [seq] of rows) found.push(seq as number);
      if (found.length > query.limit) break;
    }
    const items = found.slice(0, query.limit).map((seq) => JSON.parse(bodyOf.get(seq)?.[0] as string) as T);
    const last = found.length > query.limit ? items.at(-1) : undefined;
    return { items, next: last && encodeCursor(parts.cursorKey, shape, positionOf(last, query.order?.field)) };
  }

  function isDriven({ walk, drive }: Plan): boolean {
    if (!drive) return false;
    if (!walk) return true;
    if (walk.kind === 'ids' || walk.kind === 'unique') return false;
    const { text, values } = drive.probe;
    const [found] =
      database.statement(`SELECT count(*) FROM (${text} LIMIT ?)`).get(...values, JOINED_MEMBERS + 1) ?? [];
    return (found as number) <= JOINED_MEMBERS;
  }

  function count(where: Where<T>): number {
    const question = questionOf(where, undefined, undefined);
    const { text, values } = countSql(layout, question, planOf(plain, layout, question, 'count'));
    return database.statement(text).get(...values)?.[0] as number;
  }

  return {
    get: async (id) => read(id),
    getMany: async (ids) => ids.map(read).filter((state) => state !== undefined),
    find: async (query) => find(query),
    count: async (where) => count(where),
    async save(state: T, events: readonly PendingEvent[] = []) {
      const next = table.prepare(state);
      const stored = storedEvents(events);
      return commit.write(() => {
        if (log.includesAny(stored)) return 'already';
        const current = table.current(next.id);
        const version = current?.version ?? 0;
        if (version !== next.version - 1) return new StaleVersion(next.id, version);
        const taken = table.takenKey(next, current);
        if (taken) return new DuplicateKey(layout.name, taken);
        if (current) table.update(current, next);
        else table.insert(next);
        log.append(stored);
        if (stored.length > 0) parts.onEvents();
        return 'saved';
      });
    },
    async remove(id, version, events = []) {
      const stored = storedEvents(events);
      return commit.write(() => {
        if (log.includesAny(stored)) return 'already';
        const current = table.current(id);
        if (current?.version !== version) return new StaleVersion(id, current?.version ?? 0);
        table.remove(current);
        log.append(stored);
        if (stored.length > 0) parts.onEvents();
        return 'removed';
      });
    },
  };
}

function questionOf(
  where: object,
  text: string | undefined,
  order: { field: string; direction: 'asc' | 'desc' } | undefined,
): Question {
  return { conditions: conditionsOf(where), text, order };
}

function positionOf(document: Document, field: string | undefined) {
  const value = field === undefined ? null : (document as unknown as Record<string, unknown>)[field];
  return { value: scalarOf(value, field ?? 'id'), id: document.id };
}
