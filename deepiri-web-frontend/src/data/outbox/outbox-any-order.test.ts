import type { Task, TaskPatch } from 'deepiri-sdk';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { predict, type TaskChange } from '../task-change.ts';
import { changesOf, type Entry, isLocal, localTask, WAITING } from './entry.ts';
import { type Answer, added, answered, decided, delayed, nextOf, type Outbox } from './outbox-rules.ts';

const AT = '2026-11-18T09:00:00.000Z';
type Done = { key: string; taskId: string };

/** What the platform does with requests: versions, If-Match, keys, and what it has done in which order. */
function createPlatform() {
  const tasks = new Map<string, Task>();
  const answers = new Map<string, Answer>();
  const log: Done[] = [];
  const save = (key: string, task: Task): Answer => {
    const next = { ...task, version: task.version + 1 };
    tasks.set(task.id, next);
    log.push({ key, taskId: task.id });
    return { is: 'done', tasks: [next] };
  };
  const change = (key: string, { type, task: seen, ...more }: TaskChange): Answer => {
    const now = tasks.get(seen.id);
    if (!now) return { is: 'refused', code: 'not_found', detail: '' };
    if (type === 'update') {
      if (seen.version !== now.version) return { is: 'stale', current: now };
      return save(key, { ...now, ...(more as { patch: TaskPatch }).patch });
    }
    return save(key, predict({ type, task: now } as TaskChange, new Date(AT)));
  };
  return {
    tasks,
    log,
    /** A POST is answered once for its key; a PATCH has none. */
    handle({ key, intent }: Entry): Answer {
      if (intent.kind === 'change' && intent.change.type === 'update') return change(key, intent.change);
      const known = answers.get(key);
      if (known) return known;
      const answer =
        intent.kind === 'add'
          ? save(key, { ...intent.task, id: `task-${key}`, version: 0 })
          : change(key, changesOf({ intent } as Entry)[0] as TaskChange);
      answers.set(key, answer);
      return answer;
    },
    editElsewhere(id: string, patch: TaskPatch) {
      const now = tasks.get(id);
      if (now) tasks.set(id, { ...now, ...patch, version: now.version + 1 });
    },
  };
}

type Step =
  | { do: 'add' }
  | { do: 'title' | 'priority' | 'complete' | 'elsewhere'; on: number }
  | { do: 'send'; fate: 'answered' | 'never arrived' | 'answer lost' }
  | { do: 'reload' }
  | { do: 'look' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ do: 'add' } as const),
  fc.record({ do: fc.constantFrom('title', 'priority', 'complete', 'elsewhere'), on: fc.nat(3) }),
  fc.record({ do: fc.constant('send' as const), fate: fc.constantFrom('answered', 'never arrived', 'answer lost') }),
  fc.constant({ do: 'reload' } as const),
  fc.constant({ do: 'look' } as const),
);

const priorities = ['low', 'high', 'urgent'] as const;

/** A person, their device and the platform, through any steps and then back to rest. */
function live(steps: readonly Step[]) {
  const platform = createPlatform();
  let outbox: Outbox = [];
  let count = 0;
  /** Tasks as the person sees them: each known by the key of the line that made it. */
  const seen: { line: string; task: Task }[] = [];
  const done: { key: string; line: string; change: 'add' | 'title' | 'priority' | 'complete'; value: unknown }[] = [];
  let foreign = 0;

  const send = (fate: Extract<Step, { do: 'send' }>['fate']) => {
    const entry = nextOf(outbox);
    if (!entry) return;
    const answer = fate === 'never arrived' ? ({ is: 'later' } as const) : platform.handle(entry);
    const told = fate === 'answer lost' ? ({ is: 'later' } as const) : answer;
    outbox = answered(outbox, entry.key, told);
    if (told.is !== 'done' || entry.intent.kind !== 'add') return;
    for (const one of seen)
      if (one.line === entry.key) one.task = { ...one.task, id: told.tasks[0]?.id ?? '', version: 1 };
  };
  const act = (on: number, change: 'title' | 'priority' | 'complete') => {
    const one = seen[on];
    if (!one) return;
    const key = `k${++count}`;
    const value = change === 'title' ? `title ${key}` : change === 'priority' ? priorities[count % 3] : 'done';
    const what: TaskChange =
      change === 'complete'
        ? { type: 'complete', task: one.task }
        : { type: 'update', task: one.task, patch: { [change]: value } };
    outbox = added(outbox, { key, at: AT, late: false, intent: { kind: 'change', change: what }, standing: WAITING });
    one.task = predict(what, new Date(AT));
    done.push({ key, line: one.line, change, value });
  };

  const take = (one: Step) => {
    if (one.do === 'add') {
      const key = `k${++count}`;
      const line = { text: `line ${key}` };
      const task = localTask(line, key, 'usr_1', AT);
      outbox = added(outbox, { key, at: AT, late: false, intent: { kind: 'add', line, task }, standing: WAITING });
      seen.push({ line: key, task });
      done.push({ key, line: key, change: 'add', value: undefined });
    } else if (one.do === 'send') send(one.fate);
    else if (one.do === 'reload') outbox = delayed(JSON.parse(JSON.stringify(outbox)));
    else if (one.do === 'look') {
      for (const known of seen) {
        const now = platform.tasks.get(known.task.id);
        const waits = outbox.some((entry) => changesOf(entry).some(({ task }) => task.id === known.task.id));
        if (now && !waits) known.task = now;
      }
    } else if (one.do === 'elsewhere') {
      const id = seen[one.on]?.task.id;
      if (id) platform.editElsewhere(id, { notes: `notes ${++foreign}`, difficulty: 'hard' });
    } else act(one.on, one.do);
  };
  for (const one of steps) take(one);
  for (let rounds = 0; outbox.length > 0 && rounds < 500; rounds += 1) {
    for (const { key, standing } of outbox) if (standing.is === 'conflict') outbox = decided(outbox, key, {});
    send('answered');
  }
  return { platform, outbox, done, foreign };
}

it('O1–O5 whatever happens on the way, all that was done is done once, in order, and nobody’s words are lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { platform, outbox, done, foreign } = live(steps);
      expect(outbox).toEqual([]);
      const lines = done.filter(({ change }) => change === 'add');
      expect([...platform.tasks.keys()].toSorted()).toEqual(lines.map(({ key }) => `task-${key}`).toSorted());
      expect([...platform.tasks.keys()].filter(isLocal)).toEqual([]);
      for (const { key } of lines) {
        const id = `task-${key}`;
        const mine = done.filter(({ line }) => line === key);
        const made = platform.log.filter(({ taskId }) => taskId === id).map((one) => one.key);
        // In order and once; an edit that said what was there already needs no write.
        expect(made).toEqual(mine.map((one) => one.key).filter((one) => made.includes(one)));
        const count = (change: string) => mine.filter((one) => one.change === change);
        for (const one of count('complete')) expect(made).toContain(one.key);
        const task = platform.tasks.get(id);
        const last = (change: 'title' | 'priority', otherwise: string) => count(change).at(-1)?.value ?? otherwise;
        expect(task).toMatchObject({ title: last('title', `line ${key}`), priority: last('priority', 'none') });
        expect(task?.status).toBe(count('complete').length > 0 ? 'done' : 'todo');
      }
      const notes = [...platform.tasks.values()].map((task) => task.notes).filter(Boolean);
      if (foreign > 0 && notes.length > 0) expect(notes.every((text) => text.startsWith('notes'))).toBe(true);
    }),
    { numRuns: 600 },
  );
});
