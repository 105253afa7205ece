import type { Task } from '../http/tasks.ts';
import { addDays, dayBegins, isEndOfDay, localDay } from '../time.ts';
import { searchedWords, wordsOf } from '../words.ts';
import type { Comparison, Day, FieldName, Filter, FlagName, Term } from './ast.ts';
import { isRight } from './terms.ts';

/** What a filter needs to know beyond the task. */
export type FilterContext = {
  now: Date;
  timeZone: string;
  dayStartsAt: string;
  /** Whether one of the tasks that this one waits for is still open. */
  isHeldUp(task: Task): boolean;
};

export type Predicate = (task: Task) => boolean;

/** Turns a filter into a test for tasks. Whatever depends on the day is worked out once. */
export function predicateOf(filter: Filter, context: FilterContext): Predicate {
  if (filter.kind === 'not') {
    const isSo = predicateOf(filter.of, context);
    return (task) => !isSo(task);
  }
  if (!('of' in filter)) return termPredicate(filter, context);
  const parts = filter.of.map((part) => predicateOf(part, context));
  return filter.kind === 'all'
    ? (task) => parts.every((isSo) => isSo(task))
    : (task) => parts.some((isSo) => isSo(task));
}

function termPredicate(term: Term, context: FilterContext): Predicate {
  switch (term.kind) {
    case 'choice':
      return (task) => term.values.includes(task[term.field]);
    case 'label':
      return ({ labels }) => labels.some((label) => term.values.includes(label.toLowerCase()));
    case 'id':
      return (task) => term.values.includes((term.field === 'project' ? task.projectId : task.parentId) ?? '');
    case 'date':
      return datePredicate(term, context);
    case 'minutes':
      return (task) => {
        const minutes = fieldValue(task, term.field);
        return typeof minutes === 'number' && isRight(term.op, minutes - term.minutes);
      };
    case 'presence':
      return (task) => isPresent(fieldValue(task, term.field)) === term.present;
    case 'flag':
      return flagPredicate(term.flag, context);
    case 'text':
      return textPredicate(term.text);
  }
}

type DateTerm = { op: Comparison; day: Day };
type Place = Pick<FilterContext, 'now' | 'timeZone' | 'dayStartsAt'>;
/** From the first on, before the second. */
type Range = { from?: string; before?: string };

/** The calendar dates between which a date term holds. */
export function datesOf({ op, day }: DateTerm, { now, timeZone, dayStartsAt }: Place): Range {
  const date = dateOf(day, localDay(now, timeZone, dayStartsAt));
  if (op === '<') return { before: date };
  if (op === '>=') return { from: date };
  if (op === '<=') return { before: addDays(date, 1) };
  if (op === '>') return { from: addDays(date, 1) };
  return { from: date, before: addDays(date, 1) };
}

/** The instants between which a date term holds. */
export function instantsOf(term: DateTerm, place: Place): Range {
  const begins = (date: string) => dayBegins(date, place.timeZone, place.dayStartsAt).toISOString();
  const { from, before } = datesOf(term, place);
  return { ...(from ? { from: begins(from) } : {}), ...(before ? { before: begins(before) } : {}) };
}

function datePredicate(term: Extract<Term, { kind: 'date' }>, context: FilterContext): Predicate {
  if (term.field === 'scheduled') {
    const date = dateOf(term.day, localDay(context.now, context.timeZone, context.dayStartsAt));
    return ({ scheduledFor }) => scheduledFor !== null && isRight(term.op, compare(scheduledFor, date));
  }
  const { from = '', before = '~' } = instantsOf(term, context);
  return (task) => {
    const at = fieldValue(task, term.field) as string | null;
    return at !== null && at >= from && at < before;
  };
}

function dateOf(day: Day, today: string): string {
  return 'date' in day ? day.date : addDays(today, day.fromToday);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function flagPredicate(flag: FlagName, context: FilterContext): Predicate {
  switch (flag) {
    case 'blocked':
      return (task) =>
        isOpen(task) && (task.status === 'blocked' || (task.blockedBy.length > 0 && context.isHeldUp(task)));
    case 'overdue':
      return (task) => isOpen(task) && task.dueAt !== null && isOver(task.dueAt, context);
    case 'recurring':
      return ({ recurrence }) => recurrence !== null;
    case 'subtask':
      return ({ parentId }) => parentId !== null;
  }
}

// What is due on a day, without a time, is late when the day is over.
function isOver(dueAt: string, { now, timeZone, dayStartsAt }: FilterContext): boolean {
  const due = new Date(dueAt);
  if (due >= now) return false;
  return (
    !isEndOfDay(due, timeZone, dayStartsAt) ||
    localDay(due, timeZone, dayStartsAt) < localDay(now, timeZone, dayStartsAt)
  );
}

function isOpen({ status }: Task): boolean {
  return status !== 'done' && status !== 'cancelled';
}

function textPredicate(text: string): Predicate {
  const sought = searchedWords(text);
  return ({ title, notes }) => {
    if (sought.length === 0) return false;
    const words = wordsOf(`${title} ${notes}`);
    return sought.every((prefix) => words.some((word) => word.startsWith(prefix)));
  };
}

const fieldKeys: Readonly<Record<FieldName, keyof Task>> = {
  status: 'status',
  priority: 'priority',
  difficulty: 'difficulty',
  kind: 'kind',
  label: 'labels',
  project: 'projectId',
  parent: 'parentId',
  due: 'dueAt',
  scheduled: 'scheduledFor',
  created: 'createdAt',
  updated: 'updatedAt',
  completed: 'completedAt',
  estimate: 'estimateMinutes',
  spent: 'actualMinutes',
};

function fieldValue(task: Task, field: FieldName): unknown {
  return task[fieldKeys[field]];
}

function isPresent(value: unknown): boolean {
  if (value === 'none') return false;
  return Array.isArray(value) ? value.length > 0 : value !== null;
}
