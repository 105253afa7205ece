import { problem } from 'deepiri-contracts';
import { type Context, type Decision as KitDecision, stamp } from 'deepiri-service-kit';
import { StaleVersion } from 'deepiri-stores';
import type { Decision, Moment } from '../domain/decision.ts';
import { bringsEdges } from '../domain/dependencies.ts';
import { bringsParent } from '../domain/subtasks.ts';
import { type StoredTask, view } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { listed, ownTask } from '../store/tasks.ts';
import { announceEdges } from './announce-edges.ts';
import { announceParent } from './parents.ts';

/** Who changes which task. */
export type Target = {
  id: string;
  ownerId: string;
  context: Context;
  /** From If-Match: a conflict is then the caller's to solve. */
  expectedVersion?: number | undefined;
};

export type Change = Target & {
  /** Whether a task in the trash may be changed. */
  trashed?: boolean;
  decide: (task: StoredTask, moment: Moment) => Decision | Promise<Decision>;
};

const MAX_TRIES = 100;

/** When it happens and the id of its event: the same for every try, so that a request sent again finds its own event. */
export function momentOf(context: Context): Moment {
  return { now: context.now.toISOString(), eventId: context.newId('evt') };
}

/**
 * Loads a task of the owner, lets the rule decide, and saves. The rule may look up what it needs to know;
 * it is asked again when somebody else was faster.
 * @throws ProblemError not_found, stale_version, dependency_cycle, invalid_body for a parent, and whatever the rule throws
 */
export async function changeTask(stores: Stores, change: Change): Promise<StoredTask> {
  const { ownerId, id, context } = change;
  const moment = momentOf(context);
  if (context.repeatable && (await stores.log.find(moment.eventId))) return ownTask(stores, ownerId, id);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const task = await ownTask(stores, ownerId, id);
    if (!change.trashed) listed(task);
    checkVersion(task, change.expectedVersion);
    const { state, events } = await change.decide(task, moment);
    if (events.length === 0) return task;
    const write = () => save(stores, state, events, context);
    const links = { edges: bringsEdges(task, state), parent: bringsParent(task, state) };
    const saved = links.edges || links.parent ? await saveLinks(stores, state, links, write) : await write();
    if (saved) return saved;
  }
  throw problem('conflict', 'Others keep changing this task at the same moment. Try again.');
}

type Links = { edges: boolean; parent: boolean };

function saveLinks<T>(stores: Stores, state: StoredTask, links: Links, write: () => Promise<T>): Promise<T> {
  return stores.inTurn(state.ownerId, async () => {
    if (links.edges) await announceEdges(stores, state);
    if (links.parent) await announceParent(stores, state);
    return write();
  });
}

async function save(
  { tasks }: Stores,
  state: StoredTask,
  events: KitDecision<StoredTask>['events'],
  context: Context,
): Promise<StoredTask | undefined> {
  try {
    const outcome = await tasks.save(state, stamp(events, context));
    return outcome === 'saved' ? state : await tasks.get(state.id);
  } catch (error) {
    if (error instanceof StaleVersion) return undefined;
    throw error;
  }
}

/** @throws ProblemError stale_version */
export function checkVersion(task: StoredTask, expected: number | undefined) {
  if (expected === undefined || expected === task.version) return;
  throw problem(
    'stale_version',
    `The task is at version ${task.version} now, you have ${expected}. Look at \`current\` and try again.`,
    { extra: { current: view(task) } },
  );
}
