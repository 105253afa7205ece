import { problem } from 'deepiri-contracts';
import type { StoredView } from '../domain/saved-view.ts';
import type { Stores } from './collections.ts';

/** More than there can be. */
const ALL = 200;

/** A view of this owner. @throws ProblemError not_found */
export function ownView(view: StoredView | undefined, ownerId: string): StoredView {
  if (!view || view.ownerId !== ownerId) throw problem('not_found', 'You have no view with this id.');
  return view;
}

/** All views of an owner in their order. */
export async function viewsOf({ views }: Stores, ownerId: string): Promise<StoredView[]> {
  const order = { field: 'position', direction: 'asc' } as const;
  return (await views.find({ where: { ownerId }, order, limit: ALL })).items;
}
