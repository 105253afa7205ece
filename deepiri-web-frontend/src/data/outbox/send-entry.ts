import { isProblem, type Task } from 'deepiri-sdk';
import { api } from '../client.ts';
import { operationOf, send, type TaskChange } from '../task-change.ts';
import type { Entry, Told } from './entry.ts';
import type { Answer, Refusal } from './outbox-rules.ts';

/** As many as the platform takes in one request. */
const AT_ONCE = 500;
/** Answers of servers that were not there or too busy, or of the same request still being worked on. */
const PASSING = new Set([0, 408, 429, 502, 503, 504]);

/** Sends what was done, with its key. Answers always; what cannot be answered now is for later. */
export async function sendEntry(entry: Entry): Promise<Answer> {
  try {
    return await trySending(entry);
  } catch (error) {
    return answerTo(error, entry);
  }
}

async function trySending({ key, intent }: Entry): Promise<Answer> {
  if (intent.kind === 'add') {
    const { task } = await api.call('quickAddTask', { body: intent.line, idempotencyKey: key });
    return { is: 'done', tasks: [task] };
  }
  if (intent.kind === 'told') {
    await sendTold(intent, key);
    return { is: 'done', tasks: [] };
  }
  if (intent.kind === 'bulk') return sendMany(intent.changes, key);
  const task = await send(intent.change, key);
  return { is: 'done', tasks: task ? [task] : [] };
}

async function sendTold({ does, until, before: [told] }: Told, idempotencyKey: string): Promise<void> {
  const call = { params: { id: told?.id ?? '' }, idempotencyKey };
  if (!until) await api.call(does as 'archiveNotification', call);
  // What was put off until a time that is over is where it belongs.
  else if (until > new Date().toISOString()) await api.call('snoozeNotification', { ...call, body: { until } });
}

async function sendMany(changes: readonly TaskChange[], key: string): Promise<Answer> {
  const tasks: Task[] = [];
  const refused: (Refusal & { change: TaskChange })[] = [];
  for (let at = 0; at < changes.length; at += AT_ONCE) {
    const part = changes.slice(at, at + AT_ONCE);
    const body = { operations: part.map(operationOf) };
    const { results } = await api.call('bulkTasks', { body, idempotencyKey: `${key}.${at}` });
    for (const [index, { task, problem }] of results.entries()) {
      const change = part[index];
      if (task) tasks.push(task);
      else if (problem && change)
        refused.push({ change, code: String(problem['code']), detail: String(problem['detail'] ?? '') });
    }
  }
  return { is: 'done', tasks, refused };
}

/** What an error means for what was sent. */
function answerTo(error: unknown, { intent }: Entry): Answer {
  if (!isProblem(error)) throw error;
  // Who is not signed in any more is asked to sign in; what was done waits for that.
  if (PASSING.has(error.status) || error.status === 401 || error.code === 'idempotency_in_progress')
    return { is: 'later', afterMs: Number(error.retryAfter) * 1_000 || undefined };
  const change = intent.kind === 'change' ? intent.change : null;
  if (error.code === 'stale_version' && change?.type === 'update')
    return { is: 'stale', current: error.body['current'] as Task };
  if (error.code === 'not_found' && change?.type === 'delete') return { is: 'done', tasks: [] };
  return { is: 'refused', code: error.code, detail: error.detail };
}
