import type { Collection, CollectionDefinition, Document, DocumentStore, EventLog } from 'deepiri-stores';
import type { StoredComment } from '../domain/comment.ts';
import type { StoredTask } from '../domain/task.ts';
import type { StoredEntry } from '../domain/time-entry.ts';
import { createTurns, type Turns } from './turns.ts';

/** Edges, or a parent, that somebody is about to save: they count while their task is still at the version that they were decided on. */
export type Announcement = { from: string; to: string[]; base: number; kind?: 'parent' };

/** One per owner: what keeps changes that happen at once from closing a circle together. The id is the owner's. */
export type GraphGuard = Document & { announced: Announcement[] };

/** What the service knows about a person. The id is the person's. */
export type Person = Document & { timeZone: string; dayStartsAt?: string; updatedAt: string };

export type Stores = {
  tasks: Collection<StoredTask>;
  entries: Collection<StoredEntry>;
  comments: Collection<StoredComment>;
  guards: Collection<GraphGuard>;
  people: Collection<Person>;
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
  ],
  arrays: ['facets', 'labels', 'blockedBy'],
  text: ['title', 'notes'],
  textOwner: 'ownerId',
};

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
    entries: documents.collection(entries),
    comments: documents.collection(comments),
    guards: documents.collection<GraphGuard>({ name: 'graph_guards' }),
    people: documents.collection<Person>({ name: 'people' }),
    log: documents.log,
    inTurn: createTurns(),
  };
}
