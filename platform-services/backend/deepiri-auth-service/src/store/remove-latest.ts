import type { NewEvent } from 'deepiri-contracts';
import { type Context, stamp } from 'deepiri-service-kit';
import { type Collection, type Document, StaleVersion } from 'deepiri-stores';

/**
 * Removes a document, whatever version it has come to, with the events of its end.
 * @returns the state that was removed, or undefined when it was gone already
 */
export async function removeLatest<S extends Document>(
  collection: Collection<S>,
  id: string,
  context: Context,
  events: (state: S) => readonly NewEvent[],
): Promise<S | undefined> {
  for (;;) {
    const state = await collection.get(id);
    if (!state) return undefined;
    try {
      await collection.remove(id, state.version, stamp(events(state), context));
      return state;
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
}
