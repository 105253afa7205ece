import { StoreUnavailable } from '../../failure.ts';
import { type Claimants, NOBODY } from './claims.ts';
import type { Documents } from './documents.ts';

/** Finds the documents that claims name. @param documentsOf those of a collection that this process knows */
export function claimantsIn(documentsOf: (name: string) => Documents | undefined): Claimants {
  function find(of: string) {
    const slash = of.indexOf('/');
    const documents = documentsOf(of.slice(0, slash));
    if (documents) return { documents, id: of.slice(slash + 1) };
    throw new StoreUnavailable(`an event belongs to ${of}, of which this process knows nothing yet`);
  }
  return {
    async holds(of, eventId) {
      if (of === NOBODY) return false;
      const { documents, id } = find(of);
      return documents.holds(id, eventId);
    },
    async fence(of) {
      if (of === NOBODY) return;
      const { documents, id } = find(of);
      await documents.touch(id);
    },
  };
}
