import type { Breather } from '../../sqlite/breather.ts';
import type { Database, Value } from '../../sqlite/database.ts';
import type { GroupCommit } from '../../sqlite/group-commit.ts';
import { decodeCursor, encodeCursor, queryShape } from '../cursor.ts';
import { DuplicateKey, StaleVersion } from '../errors.ts';
import type { Collection, CollectionDefinition, Document, PendingEvent, Query, Where } from '../port.ts';
import { checkLimit, positionOf, questionOf } from '../question.ts';
import { DRIVEN_AT_MOST, startOf } from '../route.ts';
import { storedEvents } from '../stored-event.ts';
import type { DocumentTable } from './document-table.ts';
import type { EventTable } from './event-table.ts';
import { countSql, findSql, type Plan, planOf } from './plan.ts';

export type CollectionParts = {
  database: Database;
  commit: GroupCommit;
  breathe: Breather;
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
  const { database, commit, breathe, events: log } = parts;
  const { layout } = table;
  const plain = definition as unknown as CollectionDefinition;
  const select = database.statement(`SELECT body FROM ${layout.table} WHERE id = ?`);
  const bodyOf = database.statement(`SELECT body FROM ${layout.table} WHERE seq = ?`);

  function read(id: string): T | undefined {
    const row = select.get(id);
    return row && (JSON.parse(row[0] as string) as T);
  }

  function find(query: Query<T>): { items: T[]; next: string | undefined } {
    checkLimit(query.limit);
    const question = questionOf(query.where, query.text, query.order);
    const plan = planOf(plain, layout, question, 'find');
    const shape = queryShape(layout.name, query);
    const after = query.after === undefined ? undefined : decodeCursor(parts.cursorKey, shape, query.after);
    const found: Value[] = [];
    for (const { text, values } of plan.route.nothing ? [] : findSql(layout, question, plan, isDriven(plan), after)) {
      const rows = database.statement(text).all(...values, query.limit + 1 - found.length);
      for (const [seq] of rows) found.push(seq as number);
      if (found.length > query.limit) break;
    }
    const items = found.slice(0, query.limit).map((seq) => JSON.parse(bodyOf.get(seq)?.[0] as string) as T);
    const last = found.length > query.limit ? items.at(-1) : undefined;
    return { items, next: last && encodeCursor(parts.cursorKey, shape, positionOf(last, query.order?.field)) };
  }

  function isDriven({ route, drive }: Plan): boolean {
    const start = startOf(route);
    if (start !== 'drive if rare' || !drive) return start === 'drive';
    return drive.probes.every(({ text, values }) => {
      const counted = database.statement(`SELECT count(*) FROM (${text} LIMIT ?)`).get(...values, DRIVEN_AT_MOST + 1);
      return (counted?.[0] as number) <= DRIVEN_AT_MOST;
    });
  }

  function count(where: Where<T>): number {
    const question = questionOf(where);
    const { text, values } = countSql(layout, question, planOf(plain, layout, question, 'count'));
    return database.statement(text).get(...values)?.[0] as number;
  }

  return {
    get: (id) => breathe(() => read(id)),
    async getMany(ids) {
      const states: T[] = [];
      for (const id of ids) {
        const state = await breathe(() => read(id));
        if (state !== undefined) states.push(state);
      }
      return states;
    },
    find: (query) => breathe(() => find(query)),
    count: (where) => breathe(() => count(where)),
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
