import type { Collection as MongoCollection } from 'mongodb';
import { decodeCursor, encodeCursor, type PagePosition, queryShape } from '../cursor.ts';
import type { Document, Query, Where } from '../port.ts';
import { checkLimit, positionOf, type Question, questionOf } from '../question.ts';
import { DRIVEN_AT_MOST, type Route, routeOf, startOf } from '../route.ts';
import {
  conditionFilter,
  type DocumentFilter,
  driveHint,
  filtersAfter,
  hintOf,
  THERE,
  uniqueFilter,
  wordsFilter,
} from './filters.ts';
import { holds, inOrder } from './here.ts';
import { type Layout, pathOf, type StoredDocument } from './layout.ts';
import type { Server } from './server.ts';

export type Finder<T> = {
  find(query: Query<T>): Promise<{ items: T[]; next: string | undefined }>;
  count(where: Where<T>): Promise<number>;
};

const BATCH = 100;

/** Answers questions along the indexes that serve them; the server is told which, so it cannot take another way (D6). */
export function mongoFinder<T extends Document>(
  { call, reads }: Server,
  layout: Layout,
  collection: MongoCollection<StoredDocument>,
  cursorKey: Uint8Array,
): Finder<T> {
  const { definition } = layout;

  async function find(query: Query<T>) {
    checkLimit(query.limit);
    const question = questionOf(query.where, query.text, query.order);
    const route = routeOf(definition, question, 'find');
    const shape = queryShape(layout.name, query);
    const after = query.after === undefined ? undefined : decodeCursor(cursorKey, shape, query.after);
    const found = route.nothing ? [] : await call(() => foundBy(question, route, after, query.limit + 1));
    const items = found.slice(0, query.limit);
    const last = found.length > query.limit ? items.at(-1) : undefined;
    return { items, next: last && encodeCursor(cursorKey, shape, positionOf(last, query.order?.field)) };
  }

  async function foundBy(
    question: Question,
    route: Route,
    after: PagePosition | undefined,
    limit: number,
  ): Promise<T[]> {
    const { order } = question;
    const { filter, hint } = await wayOf(question, route);
    // An order by what is the same in all of them is the order of the ids.
    const same = question.conditions.some(({ field, kind }) => kind === 'equal' && field === order?.field);
    const path = pathOf(layout, same ? 'id' : (order?.field ?? 'id'));
    if (path === undefined) return inOrder(await read(question, filter, { hint }), order, after).slice(0, limit);
    const direction = order?.direction === 'desc' ? -1 : 1;
    const sort = { [path]: direction, _id: direction } as const;
    const found: T[] = [];
    for (const rest of filtersAfter(path, order, after)) {
      const most = limit - found.length;
      found.push(...(await read(question, { $and: [filter, rest] }, { hint, sort, most })));
      if (found.length >= limit) break;
    }
    return found;
  }

  /** Documents of a filter that also fulfil what the server cannot check. */
  async function read(
    { conditions }: Question,
    filter: DocumentFilter,
    { most = Number.POSITIVE_INFINITY, ...how }: { hint: string; sort?: Record<string, 1 | -1>; most?: number },
  ): Promise<T[]> {
    const unchecked = conditions.filter((condition) => !conditionFilter(layout, condition));
    const cursor = collection.find(filter, { ...reads.lasting, ...how, projection: { body: 1 } });
    if (unchecked.length > 0) cursor.batchSize(BATCH);
    else if (Number.isFinite(most)) cursor.limit(most);
    const found: T[] = [];
    for await (const { body } of cursor) {
      const document = JSON.parse(body) as T;
      if (holds(document, unchecked)) found.push(document);
      if (found.length >= most) break;
    }
    return found;
  }

  async function wayOf(question: Question, route: Route): Promise<{ filter: DocumentFilter; hint: string }> {
    const { walk, drive } = route;
    const filter = filterOf(question, route);
    const start = startOf(route);
    const driven = drive && (start === 'drive' || (start === 'drive if rare' && (await isRare(question, route))));
    return { filter, hint: driven || !walk ? driveHint(layout, drive!) : hintOf(walk) };
  }

  async function isRare({ conditions }: Question, { drive }: Route): Promise<boolean> {
    if (!drive) return false;
    const owner = conditions.filter(({ field, kind }) => field === definition.textOwner && kind === 'equal');
    const filter = filterOf({ conditions: drive.kind === 'members' ? [...owner, drive.has] : owner }, { drive });
    const hint = driveHint(layout, drive);
    return (
      (await collection.countDocuments(filter, { ...reads.lasting, hint, limit: DRIVEN_AT_MOST + 1 })) <= DRIVEN_AT_MOST
    );
  }

  function filterOf({ conditions }: Pick<Question, 'conditions'>, { walk, drive }: Partial<Route>): DocumentFilter {
    const parts = conditions
      .map((condition) => conditionFilter(layout, condition))
      .filter((part) => part !== undefined);
    if (walk?.kind === 'unique') parts.push(uniqueFilter(walk.fields, conditions));
    if (drive?.kind === 'words') parts.push(wordsFilter(drive.words));
    return { $and: [THERE, ...parts] };
  }

  async function count(where: Where<T>): Promise<number> {
    const question = questionOf(where);
    const route = routeOf(definition, question, 'count');
    const { walk, drive } = route;
    const filter = filterOf(question, route);
    const hint = drive ? driveHint(layout, drive) : hintOf(walk!);
    const known = question.conditions.every((condition) => conditionFilter(layout, condition));
    if (!known) return (await call(() => read(question, filter, { hint }))).length;
    return call(() => collection.countDocuments(filter, { ...reads.lasting, hint }));
  }

  return { find, count };
}
