import { wallClock } from 'deepiri-contracts';
import { taskTime } from '../instant.ts';
import {
  createKeys,
  type Draft,
  type Drafts,
  draft,
  importProblem,
  labelled,
  type Place,
  type ProjectDraft,
  titled,
  wholeSigns,
} from './draft.ts';

type Json = Record<string, unknown>;

/** Projects in the `data.json` of Vikunja's export; undefined when it is none. */
export function vikunjaProjects(file: unknown): Json[] | undefined {
  if (!Array.isArray(file) || file.length === 0) return undefined;
  return file.every((project) => typeof project?.title === 'string' && 'tasks' in project) ? file : undefined;
}

/** Vikunja's "do now" is no more than urgent here. */
const priorities = ['none', 'low', 'medium', 'high', 'urgent', 'urgent'] as const;
const DAY_SECONDS = 86_400;
const LONGEST_DESCRIPTION = 5_000;

/** Tasks of all projects; comments go to the notes. */
export function readVikunja(file: unknown, { timeZone }: Place): Drafts {
  const read: Read[] = [];
  const projects: ProjectDraft[] = [];
  const problems: Drafts['problems'] = [];
  const keyOf = createKeys();
  for (const project of vikunjaProjects(file) ?? []) {
    const own = projectIn(project);
    if (own.name !== '') projects.push(own);
    const projectKey = own.name === '' ? null : own.key;
    for (const task of listOf(project['tasks'])) {
      const title = textIn(task, 'title');
      if (title === '') continue;
      const rule = ruleIn(task);
      const key = task['id'] === undefined ? keyOf(task) : String(task['id']);
      read.push({ task, draft: taskIn(task, title, { key, projectKey, recurrence: rule ?? null, timeZone }) });
      if (rule === undefined && Number(task['repeat_after']) > 0) problems.push(repeatsByHours(title));
    }
  }
  return { drafts: linked(read), projects, problems };
}

type Read = { task: Json; draft: Draft };

function projectIn(project: Json): ProjectDraft {
  const name = textIn(project, 'title');
  return {
    key: project['id'] === undefined ? `name ${name}` : `id ${project['id']}`,
    name,
    description: wholeSigns(plain(textIn(project, 'description')), LONGEST_DESCRIPTION),
    archived: project['is_archived'] === true,
    createdAt: instantIn(project, 'created'),
    line: null,
    column: 'title',
  };
}

/** A link stands on one of its two tasks, or on both. */
function linked(read: readonly Read[]): Draft[] {
  const parents = new Map<string, string>();
  const blockers = new Map<string, string[]>();
  for (const { task, draft } of read) {
    for (const child of relatedTo(task, 'subtask')) if (!parents.has(child)) parents.set(child, draft.key);
    for (const other of relatedTo(task, 'blocking')) blockers.set(other, [...(blockers.get(other) ?? []), draft.key]);
  }
  return read.map(({ task, draft }) => ({
    ...draft,
    parentKey: relatedTo(task, 'parenttask')[0] ?? parents.get(draft.key) ?? null,
    blockedKeys: [...new Set([...relatedTo(task, 'blocked'), ...(blockers.get(draft.key) ?? [])])],
  }));
}

const relatedTo = (task: Json, kind: string) =>
  listOf(((task['related_tasks'] ?? {}) as Json)[kind]).map(({ id }) => String(id));

const repeatsByHours = (title: string) =>
  importProblem({
    line: null,
    column: 'repeat_after',
    code: 'repeats_by_hours',
    values: { title },
    message: `“${title}” repeats by hours, which tasks here do not.`,
    remedy: 'Give it a repetition by days.',
  });

function taskIn(
  task: Json,
  title: string,
  { key, projectKey, recurrence, timeZone }: Pick<Draft, 'key' | 'projectKey' | 'recurrence'> & { timeZone: string },
): Draft {
  const isDone = task['done'] === true;
  const begins = instantIn(task, 'start_date');
  const notes = [plain(textIn(task, 'description')), ...listOf(task['comments']).map(commentOf)];
  return draft({
    key,
    ...titled(title, notes.filter((part) => part !== '').join('\n\n')),
    projectKey,
    labels: labelled(listOf(task['labels']).map((label) => textIn(label, 'title'))),
    priority: priorities[Number(task['priority'])] ?? 'none',
    status: isDone ? 'done' : Number(task['percent_done']) > 0 ? 'in_progress' : 'todo',
    dueAt: instantIn(task, 'due_date') ?? instantIn(task, 'end_date'),
    scheduledFor: begins && wallClock(new Date(begins), timeZone).date,
    completedAt: isDone ? instantIn(task, 'done_at') : null,
    createdAt: instantIn(task, 'created'),
    recurrence,
    source: { provider: 'vikunja', externalId: wholeSigns(key, 200), url: '' },
  });
}

/** `repeat_mode`: 0 from the due date, 1 each month, 2 from the day on which it was done. */
function ruleIn(task: Json): string | undefined {
  if (task['repeat_mode'] === 1) return 'FREQ=MONTHLY';
  const days = Number(task['repeat_after']) / DAY_SECONDS;
  if (!Number.isInteger(days) || days < 1 || days > 999) return undefined;
  const rule = days % 7 === 0 ? weekly(days / 7) : `FREQ=DAILY${days === 1 ? '' : `;INTERVAL=${days}`}`;
  return task['repeat_mode'] === 2 ? `${rule};X-FROM=COMPLETION` : rule;
}

const weekly = (weeks: number) => `FREQ=WEEKLY${weeks === 1 ? '' : `;INTERVAL=${weeks}`}`;

function commentOf(comment: Json): string {
  const author = (comment['author'] ?? {}) as Json;
  const who = textIn(author, 'name') || textIn(author, 'username');
  const text = plain(textIn(comment, 'comment'));
  return text === '' ? '' : `> ${who === '' ? '' : `**${who}:** `}${text.replaceAll('\n', '\n> ')}`;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

// Vikunja keeps the HTML of its editor; what is left of it here is the text, with its lines and list marks.
function plain(html: string): string {
  return html
    .replaceAll(/<(?:br|hr)\s*\/?>|<\/(?:p|h\d|li|div|blockquote)>/gi, '\n')
    .replaceAll(/<li[^<>]*>/gi, '- ')
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name]!)
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function listOf(list: unknown): Json[] {
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'object' && entry !== null) : [];
}

const textIn = (value: Json, name: string) => (typeof value[name] === 'string' ? (value[name] as string).trim() : '');

// What has no time is the first of year 1 there.
function instantIn(value: Json, name: string): string | null {
  const text = value[name];
  return typeof text === 'string' && !text.startsWith('0001-') ? (taskTime(text) ?? null) : null;
}
