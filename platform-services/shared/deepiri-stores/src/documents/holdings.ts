import type { CollectionDefinition } from './port.ts';
import type { StoredEvent } from './stored-event.ts';

/** A document as it is stored: its JSON as text. */
export type HeldDocument = { id: string; version: number; body: string };

export type HeldEvent = StoredEvent & { position: number };

/** All that a store of documents and events holds, as it is: to move it to another one, while nothing else uses the two. */
export interface Holdings {
  /** The collections as a service has defined them last. */
  collections(): Promise<CollectionDefinition[]>;
  /** Makes a collection, or brings it in line with a definition. */
  define(definition: CollectionDefinition): Promise<void>;
  /** A page of a collection, by id. */
  documents(collection: string, after: string, limit: number): Promise<HeldDocument[]>;
  /** Puts documents that are not there. */
  putDocuments(collection: string, documents: readonly HeldDocument[]): Promise<void>;
  removeDocuments(collection: string, ids: readonly string[]): Promise<void>;
  /** A page of the log. Positions may have gaps. */
  events(after: number, limit: number): Promise<HeldEvent[]>;
  /** Position of the newest event; 0 when there is none. */
  lastEvent(): Promise<number>;
  /** Puts events at the end of the log, at their positions. Those that are there already are left. */
  putEvents(events: readonly HeldEvent[]): Promise<void>;
  /** Position up to which events are known to be published. */
  published(): Promise<number>;
  /** Notes that; it only grows. */
  setPublished(position: number): Promise<void>;
  close(): Promise<void>;
}

/** A definition from the text that a store has kept: it begins with the number of a layout. */
export function definitionIn(kept: string): CollectionDefinition {
  const { layout: _, ...definition } = JSON.parse(kept) as CollectionDefinition & { layout: number };
  return definition;
}
