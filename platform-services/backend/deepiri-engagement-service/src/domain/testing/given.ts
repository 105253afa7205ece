import type { EventData, LedgerEntry, NewEvent, Task, User } from 'deepiri-contracts';
import { completed } from '../completion.ts';
import type { Decision, Moment } from '../decision.ts';
import { known } from '../membership.ts';
import type { Player } from '../player.ts';
import { reversed, reversedEarly } from '../reversal.ts';
import { rolledOver } from '../rollover.ts';

/** Values and a small life for the tests of the rules: decisions are applied as a store would, with event ids that count once. */
const uuid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export function aUser(fields: Partial<User> = {}): User {
  return {
    id: `usr_${uuid(1)}`,
    email: 'ada@example.org',
    name: 'Ada',
    avatarUrl: null,
    bio: '',
    timeZone: 'UTC',
    dayStartsAt: '00:00',
    role: 'user',
    createdAt: '2026-01-01T00:00:00.000Z',
    version: 1,
    ...fields,
  };
}

export function aTask(fields: Partial<Task> = {}): Task {
  return {
    id: `tsk_${uuid(1)}`,
    ownerId: `usr_${uuid(1)}`,
    title: 'Write the report',
    notes: '',
    priority: 'none',
    difficulty: 'medium',
    kind: 'task',
    labels: [],
    projectId: null,
    parentId: null,
    orderKey: null,
    dueAt: null,
    scheduledFor: null,
    estimateMinutes: null,
    actualMinutes: null,
    recurrence: null,
    habit: null,
    status: 'done',
    source: null,
    blockedBy: [],
    position: 'a0',
    completedAt: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    version: 1,
    ...fields,
  };
}

export type Life = ReturnType<typeof aLife>;

export function aLife({ user = aUser(), joined = '2026-01-01T00:00:00.000Z' } = {}) {
  let player = known(undefined, user, joined).state;
  let userVersion = user.version;
  let completions = 0;
  const log: NewEvent[] = [];

  function apply({ state, events }: Decision): 'saved' | 'already' | 'unchanged' {
    if (state === player && events.length === 0) return 'unchanged';
    if (events.some(({ id }) => log.some((event) => event.id === id))) return 'already';
    if (state.version !== player.version + 1) throw new Error(`version ${player.version} -> ${state.version}`);
    player = state;
    log.push(...events);
    return 'saved';
  }

  const momentOf = (cause: string, now: string): Moment => ({
    now: new Date(now),
    deriveId: (prefix, rule) => `${prefix}_${cause}_${rule}`,
  });
  const found = (id: string) => log.find((event) => event.id === id)?.data as EventData<'xp.awarded'> | undefined;

  return {
    get player(): Player {
      return player;
    },
    log,
    of: <T extends NewEvent['type']>(type: T) =>
      log.filter((event) => event.type === type).map(({ data }) => data as EventData<T>),
    get ledger(): { entry: LedgerEntry; terms: { value: number }[] }[] {
      return log.filter(({ type }) => type.startsWith('xp.')).map(({ data }) => data as EventData<'xp.awarded'>);
    },
    /** Handles a completion; without an id it is a new one. @returns its id */
    complete(at: string, fields: Partial<Task> = {}, completionId = `completion${++completions}`): string {
      const ids = { entryId: `award_${completionId}`, reversalId: `reversal_${completionId}` };
      const task = aTask({ completedAt: at, ...fields });
      apply(completed(player, { completionId, ...ids, task, at: new Date(at) }, momentOf(completionId, at)));
      return completionId;
    },
    reopen(completionId: string, at: string): void {
      const reopenedId = `reopened_${completionId}`;
      const award = found(`award_${completionId}`);
      const early = { completionId, reopenedId, at };
      if (!award) return void apply(reversedEarly(player, early));
      const reversal = { ...early, reversalId: `reversal_${completionId}`, award };
      apply(reversed(player, reversal, momentOf(reopenedId, at)));
    },
    move(at: string, timeZone: string, dayStartsAt = player.zones.at(-1)!.dayStartsAt): void {
      apply(known(player, { ...user, timeZone, dayStartsAt, version: ++userVersion }, at));
    },
    rollOver(at: string) {
      return apply(rolledOver(player, momentOf(`job_${at}`, at)));
    },
  };
}
