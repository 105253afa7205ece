import type { CollectionDefinition, PendingEvent } from '../documents/port.ts';

/** A document that has a bit of everything a collection can ask for. */
export type Card = {
  id: string;
  version: number;
  owner: string;
  title: string;
  notes: string | null;
  state: 'open' | 'done';
  rank: number | null;
  due: string | null;
  starred: boolean;
  labels: string[];
  slug: string | null;
};

export const cards: CollectionDefinition<Card> = {
  name: 'cards',
  indexes: [['owner'], ['owner', 'due'], ['owner', 'rank'], ['owner', 'state', 'rank'], ['rank']],
  unique: [['owner', 'slug']],
  arrays: ['labels'],
  text: ['title', 'notes', 'labels'],
  textOwner: 'owner',
};

/** A new card; what is not given is plain. */
export function card(id: string, fields: Partial<Card> = {}): Card {
  return {
    id,
    version: 1,
    owner: 'usr_ann',
    title: `Card ${id}`,
    notes: null,
    state: 'open',
    rank: null,
    due: null,
    starred: false,
    labels: [],
    slug: null,
    ...fields,
  };
}

/** The next version of a card. */
export function next(before: Card, fields: Partial<Card> = {}): Card {
  return { ...before, ...fields, version: before.version + 1 };
}

export function event(id: string, subject: string, fields: Partial<PendingEvent> = {}): PendingEvent {
  return {
    id,
    type: 'card.changed',
    subject,
    userid: 'usr_ann',
    time: '2026-01-01T00:00:00.000Z',
    actor: { type: 'user', id: 'usr_ann' },
    cause: 'req_1',
    data: { why: 'test' },
    ...fields,
  };
}

export type Counter = { id: string; version: number; label: string };

export const counters: CollectionDefinition<Counter> = { name: 'counters', text: ['label'] };

/** The event that goes with each version of a counter. */
export function counterEvent(id: string, version: number): PendingEvent {
  return event(`evt_${id}_${version}`, id, { type: 'counter.counted', data: { version } });
}
