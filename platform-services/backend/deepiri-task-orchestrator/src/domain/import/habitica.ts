import { addDays, instantOf, localDay, wallClock } from 'deepiri-contracts';
import { taskTime } from '../instant.ts';
import { slotAfter } from '../recurrence/occurrence.ts';
import { isRule } from './cells.ts';
import { type Draft, type Drafts, draft, importProblem, labelled, type Place, titled, wholeSigns } from './draft.ts';

type Json = Record<string, unknown>;

/** Tasks in Habitica's `userdata.json`, or in what its API answers; undefined when it is neither. */
export function habiticaTasks(file: unknown): Json[] | undefined {
  const { tasks, data } = (file ?? {}) as Json;
  const lists = Array.isArray(data) ? [data] : Object.values((tasks ?? {}) as object).filter(Array.isArray);
  const found = (lists as Json[][]).flat().filter((task) => typeof task?.['text'] === 'string');
  return found.some(({ type }) => kinds.includes(type as string)) ? found : undefined;
}

const kinds = ['todo', 'daily', 'habit'];

/** To-dos, dailies and habits. Rewards are no tasks, and what was earned there is not earned again here. */
export function readHabitica(file: unknown, place: Place): Drafts {
  const all = habiticaTasks(file) ?? [];
  const names = new Map(listIn(file as Json, 'tags').map((tag) => [tag['id'], String(tag['name'])]));
  const tasks = all.filter(({ type }) => kinds.includes(type as string));
  const rewards = all.length - tasks.length;
  const told = importProblem({
    line: null,
    column: 'rewards',
    code: 'rewards',
    values: { count: rewards },
    message: `${rewards} rewards are no tasks.`,
    remedy: 'Keep them where they are, or write them down as tasks.',
  });
  return {
    drafts: tasks.flatMap((task, at) => taskIn(task, { names, place, at })),
    projects: [],
    problems: rewards > 0 ? [told] : [],
  };
}

type Around = { names: ReadonlyMap<unknown, string>; place: Place; at: number };

function taskIn(task: Json, { names, place, at }: Around): Draft[] {
  const text = String(task['text']);
  if (text.trim() === '') return [];
  const type = task['type'];
  const isDone = type === 'todo' && task['completed'] === true;
  const id = String(task['_id'] ?? task['id'] ?? `${at} ${text}`);
  const notes = [textIn(task, 'notes'), checklistIn(task)].filter((part) => part !== '').join('\n\n');
  return [
    draft({
      key: id,
      ...titled(text, notes),
      kind: type === 'todo' ? 'task' : 'habit',
      difficulty: difficulties.find(([least]) => Number(task['priority']) >= least)?.[1] ?? 'trivial',
      labels: labelled((Array.isArray(task['tags']) ? task['tags'] : []).flatMap((tag) => names.get(tag) ?? [])),
      status: isDone ? 'done' : 'todo',
      completedAt: isDone ? instantIn(task, 'dateCompleted') : null,
      createdAt: instantIn(task, 'createdAt'),
      source: { provider: 'habitica', externalId: wholeSigns(id, 200), url: '' },
      ...(type === 'todo' ? { dueAt: dueIn(task, place) } : {}),
      ...(type === 'daily' ? repetitionIn(task, place) : {}),
    }),
  ];
}

const difficulties = [
  [2, 'hard'],
  [1.5, 'medium'],
  [1, 'easy'],
] as const;
const END_OF_DAY = 24 * 60 - 1;
const days = { m: 'MO', t: 'TU', w: 'WE', th: 'TH', f: 'FR', s: 'SA', su: 'SU' } as const;

// Habitica knows days, not times: it writes the midnight with which one begins for the person, whenever their day starts.
function dayIn(task: Json, name: string, timeZone: string): string | null {
  const at = instantIn(task, name);
  return at && wallClock(new Date(at), timeZone).date;
}

function dueIn(task: Json, { timeZone }: Place): string | null {
  const day = dayIn(task, 'date', timeZone);
  return day && instantOf(day, END_OF_DAY, timeZone).toISOString();
}

function repetitionIn(task: Json, { now, timeZone, dayStartsAt }: Place): Pick<Draft, 'recurrence' | 'dueAt'> | object {
  const recurrence = ruleIn(task);
  if (!recurrence || !isRule(recurrence)) return {};
  const today = localDay(now, timeZone, dayStartsAt);
  const first = dayIn(task, 'startDate', timeZone) ?? today;
  const endOf = (date: string) => instantOf(date, END_OF_DAY, timeZone);
  const since = first < today ? first : addDays(today, -1);
  const from = first < today ? endOf(addDays(today, -1)) : endOf(addDays(first, -1));
  const begun = { recurrence, dueAt: endOf(since).toISOString(), scheduledFor: null };
  const next = slotAfter(begun, from, { timeZone, dayStartsAt });
  return { recurrence, dueAt: next?.dueAt ?? endOf(first).toISOString() };
}

function ruleIn(task: Json): string | undefined {
  const every = Math.max(1, Math.min(999, Math.trunc(Number(task['everyX'])) || 1));
  const repeat = (task['repeat'] ?? {}) as Json;
  const on = Object.entries(days).flatMap(([key, day]) => (repeat[key] === true ? [day] : []));
  const interval = every === 1 ? '' : `;INTERVAL=${every}`;
  switch (task['frequency']) {
    case 'daily':
      return `FREQ=DAILY${interval}`;
    case 'weekly':
      return on.length > 0 ? `FREQ=WEEKLY${interval};BYDAY=${on.join(',')}` : undefined;
    case 'monthly': {
      const [dates, weeks] = [numbersIn(task, 'daysOfMonth'), numbersIn(task, 'weeksOfMonth')];
      if (dates.length > 0) return `FREQ=MONTHLY${interval};BYMONTHDAY=${dates.join(',')}`;
      const nth = weeks.flatMap((week) => on.map((day) => `${week + 1}${day}`));
      return nth.length > 0 ? `FREQ=MONTHLY${interval};BYDAY=${nth.join(',')}` : `FREQ=MONTHLY${interval}`;
    }
    case 'yearly':
      return `FREQ=YEARLY${interval}`;
    default:
      return undefined;
  }
}

function checklistIn(task: Json): string {
  return listIn(task, 'checklist')
    .map(({ text, completed }) => `- [${completed === true ? 'x' : ' '}] ${String(text)}`)
    .join('\n');
}

function listIn(value: Json, name: string): Json[] {
  const list = value[name];
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'object' && entry !== null) : [];
}

function numbersIn(value: Json, name: string): number[] {
  const list = value[name];
  return Array.isArray(list) ? list.filter((entry) => Number.isInteger(entry)) : [];
}

const textIn = (value: Json, name: string) => (typeof value[name] === 'string' ? (value[name] as string).trim() : '');
const instantIn = (value: Json, name: string) =>
  typeof value[name] === 'string' ? (taskTime(value[name]) ?? null) : null;
