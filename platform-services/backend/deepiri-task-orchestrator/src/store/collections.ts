import type { Zones } from 'deepiri-contracts';
import type { Collection, CollectionDefinition, Document, DocumentStore, EventLog } from 'deepiri-stores';
import type { StoredComment } from '../domain/comment.ts';
import type { StoredProject } from '../domain/project.ts';
import type { StoredView } from '../domain/saved-view.ts';
import type { StoredTask } from '../domain/task.ts';
import type { StoredEntry } from '../domain/time-entry.ts';
import { createTurns, type Turns } from './turns.ts';

/** Edges, or a parent, that somebody is about to save: they count while their task is still at the version that they were decided on. */
export type Announcement = { from: string; to: string[]; base: number; kind?: 'parent' };

/** One per owner: what keeps changes that happen at once from closing a circle together. The id is the owner's. */
export type GraphGuard = Document & { announced: Announcement[] };

/** What the service knows about a person. The id is the person's. */
export type Person = Document & { timeZone: string; dayStartsAt?: string; zones?: Zones; updatedAt: string };

/** When the next local day of a person with habits begins. The id is the person's. */
export type Rollover = Document & { dueAt: string };

/** When a person last took over tasks from a file. The id is the person's. */
export type LastImport = Document & { lastAt: string };

/** The secret address of a person's calendar. The id is the person's. */
export type Feed = Document & { tokenHash: string; hint: string; createdAt: string };

/**
 * Somebody whose account was deleted: nothing is written for them any more. The id is the person's. What was under way at
 * that moment is swept out at `sweepAt`, some times.
 */
export type Departed = Document & { sweepAt: string | null; sweeps: number; until: string };

export type Stores = {
  tasks: Collection<StoredTask>;
  projects: Collection<StoredProject>;
  views: Collection<StoredView>;
  entries: Collection<StoredEntry>;
  comments: Collection<StoredComment>;
  guards: Collection<GraphGuard>;
  people: Collection<Person>;
  rollovers: Collection<Rollover>;
  imports: Collection<LastImport>;
  feeds: Collection<Feed>;
  departed: Collection<Departed>;
  log: EventLog;
  /** Changes of one owner's graph, one at a time. */
  inTurn: Turns;
};

const tasks: CollectionDefinition<StoredTask> = {
  name: 'tasks',
  indexes: [
    ['ownerId', 'bin', 'createdAt'],
    ['ownerId', 'bin', 'updatedAt'],
    ['ownerId', 'bin', 'completedAt'],
    ['ownerId', 'bin', 'dueAt'],
    ['ownerId', 'bin', 'priorityRank'],
    ['ownerId', 'bin', 'titleKey'],
    ['ownerId', 'bin', 'position'],
    ['ownerId', 'bin', 'scheduledFor'],
  ],
  arrays: ['facets', 'labels', 'blockedBy'],
  text: ['title', 'notes'],
  textOwner: 'ownerId',
};

const projects: CollectionDefinition<StoredProject> = {
  name: 'projects',
  indexes: [
    ['ownerId', 'nameKey'],
    ['ownerId', 'shelf', 'nameKey'],
  ],
  // The other way round than the index, which lists walk in its order.
  unique: [['nameKey', 'ownerId']],
};

const views: CollectionDefinition<StoredView> = { name: 'task_views', indexes: [['ownerId', 'position']] };
const entries: CollectionDefinition<StoredEntry> = {
  name: 'time_entries',
  indexes: [
    ['ownerId', 'startedAt'],
    ['ownerId', 'taskId', 'startedAt'],
    ['taskId', 'startedAt'],
  ],
  unique: [['runningOf']],
};

const comments: CollectionDefinition<StoredComment> = {
  name: 'comments',
  indexes: [['taskId', 'removedAt', 'createdAt'], ['authorId']],
};

export function openCollections(documents: DocumentStore): Stores {
  return {
    tasks: documents.collection(tasks),
    projects: documents.collection(projects),
    views: documents.collection(views),
    entries: documents.collection(entries),
    comments: documents.collection(comments),
    guards: documents.collection<GraphGuard>({ name: 'graph_guards' }),
    people: documents.collection<Person>({ name: 'people' }),
    rollovers: documents.collection<Rollover>({ name: 'rollovers', indexes: [['dueAt']] }),
    imports: documents.collection<LastImport>({ name: 'imports' }),
    feeds: documents.collection<Feed>({ name: 'feeds', indexes: [['tokenHash']] }),
    departed: documents.collection<Departed>({ name: 'departed', indexes: [['sweepAt']], expires: 'until' }),
    log: documents.log,
    inTurn: createTurns(),
  };
}
