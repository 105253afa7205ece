import type { Resources } from 'deepiri-service-kit';
import type { Collection, CollectionDefinition, EventLog, Rankings } from 'deepiri-stores';
import type { Player } from '../domain/player.ts';

/** Somebody who was deleted: news that come late must not bring them back. */
export type Departed = { id: string; version: number; until: string };

/** How far a chore has come; one that is done once says so, and until then when somebody last took it on. */
export type Chore = { id: string; version: number; through: string; done?: boolean };

const players: CollectionDefinition<Player> = { name: 'players', indexes: [['streakBreaksAt']] };
const departed: CollectionDefinition<Departed> = { name: 'departed', expires: 'until' };
const chores: CollectionDefinition<Chore> = { name: 'chores' };

export type Stores = {
  players: Collection<Player>;
  departed: Collection<Departed>;
  chores: Collection<Chore>;
  log: EventLog;
  rankings: Rankings;
};

export function openStores({ documents, rankings }: Pick<Resources, 'documents' | 'rankings'>): Stores {
  return {
    players: documents.collection(players),
    departed: documents.collection(departed),
    chores: documents.collection(chores),
    log: documents.log,
    rankings,
  };
}
