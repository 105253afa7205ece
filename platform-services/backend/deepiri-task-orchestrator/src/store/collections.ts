import type { Collection, CollectionDefinition, Document, DocumentStore, EventLog } from 'deepiri-stores';
import type { StoredTask } from '../domain/task.ts';
import { createTurns, type Turns } from './turns.ts';

/** Edges that somebody is about to save: they count while their task is still at the version that they were decided on. */
export type Announcement = { from: string; to: string[]; base: number };

/** One per owner: what keeps changes that happen at once from closing a circle together. The id is the owner's. */
export type GraphGuard = Document & { announced: Announcement[] };

/** What the service knows about a person. The id is the person's. */
export type Person = Document & { timeZone: string; dayStartsAt?: string; updatedAt: string };

export type Stores = {
  tasks: Collection<StoredTask>;
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
    ['ownerId', 'bin', 'position'],
    ['ownerId', 'bin', 'scheduledFor'],
  ],
  arrays: ['facets', 'labels', 'blockedBy'],
  text: ['title', 'notes'],
  textOwner: 'ownerId',
};

export function openCollections(documents: DocumentStore): Stores {
  return {
    tasks: documents.collection(tasks),
    guards: documents.collection<GraphGuard>({ name: 'graph_guards' }),
    people: documents.collection<Person>({ name: 'people' }),
    log: documents.log,
    inTurn: createTurns(),
  };
}
