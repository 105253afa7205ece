import { type ProblemCode, problem, type Task, taskPriorities } from 'deepiri-contracts';
import {
  datesOf,
  type Filter,
  FilterError,
  instantsOf,
  parseFilter,
  predicateOf,
  projectIdsIn,
  projectNamesIn,
  type Term,
} from 'deepiri-contracts/filter';
import type { Where } from 'deepiri-stores';
import { holdsUp, type StoredTask } from '../domain/task.ts';
import type { Sieve } from './bounded-page.ts';
import type { Stores } from './collections.ts';
import { projectsNamed } from './projects.ts';

/** When and where a filter is read: what today is depends on it. */
export type Place = { now: Date; timeZone: string; dayStartsAt: string };
/** What the store can answer of a filter, and the sieve for the rest. */
export type Narrowed = { where: Where<StoredTask>; text?: string; sieve: Sieve };

/**
 * A filter with the projects that it names.
 * @param code of the problem: where the filter stands
 * @throws ProblemError with the column of what is wrong
 */
export async function readFilter(
  stores: Stores,
  ownerId: string,
  text: string,
  code: ProblemCode = 'invalid_query',
): Promise<Filter | undefined> {
  try {
    const filter = parseFilter(text);
    if (filter) await checkIds(stores, ownerId, { filter, text });
    const names = filter ? projectNamesIn(filter) : [];
    return names.length === 0 ? filter : parseFilter(text, await projectsNamed(stores, ownerId, names));
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const message = `column ${error.start + 1}: ${error.message}`;
    throw problem(code, `filter, ${message}.`, { errors: [{ pointer: '/filter', message }] });
  }
}

async function checkIds({ projects }: Stores, ownerId: string, { filter, text }: { filter: Filter; text: string }) {
  const ids = projectIdsIn(filter);
  if (ids.length === 0) return;
  const own = (await projects.getMany(ids)).filter((project) => project.ownerId === ownerId).map(({ id }) => id);
  const unknown = ids.find((id) => !own.includes(id));
  if (unknown === undefined) return;
  const start = text.indexOf(unknown);
  throw new FilterError({
    code: 'no_project',
    values: { text: unknown },
    message: `there is no project “${unknown}” of yours`,
    start,
    end: start + unknown.length,
  });
}

/** Conditions that a filter adds to those of a query. The sieve says all of it again, so these only save reading. */
export function narrowedBy(stores: Stores, filter: Filter, where: Where<StoredTask>, place: Place): Narrowed {
  const terms = conjuncts(filter);
  const narrowed = { ...where };
  for (const term of terms) {
    for (const [field, condition] of Object.entries(conditionOf(term, place))) {
      const both = field in narrowed ? narrower(narrowed[field as keyof typeof where], condition) : condition;
      if (both !== undefined) Object.assign(narrowed, { [field]: both });
    }
  }
  const texts = terms.flatMap((term) => (term.kind === 'text' ? [term.text] : []));
  return {
    where: narrowed,
    ...(texts.length > 0 ? { text: texts.join(' ') } : {}),
    sieve: sieveOf(stores, filter, place),
  };
}

type Bounds = { gte?: string; lt?: string };

/** Two ranges of one field as one; undefined when they are no ranges, and the first stays as it is. */
function narrower(a: unknown, b: unknown): Bounds | undefined {
  if (!isRange(a) || !isRange(b)) return undefined;
  const from = [a.gte, b.gte]
    .filter((bound) => bound !== undefined)
    .toSorted()
    .at(-1);
  const before = [a.lt, b.lt].filter((bound) => bound !== undefined).toSorted()[0];
  return { ...(from === undefined ? {} : { gte: from }), ...(before === undefined ? {} : { lt: before }) };
}

function isRange(condition: unknown): condition is Bounds {
  return typeof condition === 'object' && condition !== null && ('gte' in condition || 'lt' in condition);
}

/** The terms that must hold whatever else does. */
function conjuncts(filter: Filter): Term[] {
  if (filter.kind === 'all') return filter.of.flatMap(conjuncts);
  return 'of' in filter ? [] : [filter];
}

const keys = {
  due: 'dueAt',
  scheduled: 'scheduledFor',
  created: 'createdAt',
  updated: 'updatedAt',
  completed: 'completedAt',
} as const;

function conditionOf(term: Term, place: Place): Where<StoredTask> {
  if (term.kind === 'choice' && term.field === 'status') return { facets: { hasAny: term.values } };
  if (term.kind === 'choice' && term.field === 'priority')
    return { priorityRank: { in: term.values.map((value) => (taskPriorities as readonly string[]).indexOf(value)) } };
  if (term.kind === 'id') return { facets: { hasAny: term.values } };
  if (term.kind === 'date') {
    const { from, before } = term.field === 'scheduled' ? datesOf(term, place) : instantsOf(term, place);
    return { [keys[term.field]]: { ...(from ? { gte: from } : {}), ...(before ? { lt: before } : {}) } };
  }
  return {};
}

function sieveOf(stores: Stores, filter: Filter, place: Place): Sieve {
  const asksForBlockers = mentionsBlocked(filter);
  return async (tasks) => {
    const open = asksForBlockers
      ? await openAmong(
          stores,
          tasks.flatMap(({ blockedBy }) => blockedBy),
        )
      : new Set();
    const isHeldUp = ({ blockedBy }: Task) => blockedBy.some((id) => open.has(id));
    return new Set(tasks.filter(predicateOf(filter, { ...place, isHeldUp })));
  };
}

async function openAmong({ tasks }: Stores, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = ids.length > 0 ? await tasks.getMany([...new Set(ids)]) : [];
  return new Set(found.filter(holdsUp).map(({ id }) => id));
}

function mentionsBlocked(filter: Filter): boolean {
  if (filter.kind === 'not') return mentionsBlocked(filter.of);
  if ('of' in filter) return filter.of.some(mentionsBlocked);
  return filter.kind === 'flag' && filter.flag === 'blocked';
}
