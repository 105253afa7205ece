import { type Context, execute } from 'deepiri-service-kit';
import type { Stores } from '../../store/collections.ts';

/** Tells other devices that there are many new tasks: one word for all of them. */
export async function tellImport(stores: Stores, ownerId: string, count: number, context: Context): Promise<void> {
  if (count === 0) return;
  await execute({
    collection: stores.imports,
    id: ownerId,
    context,
    log: stores.log,
    decide: (before) => ({
      state: { id: ownerId, version: (before?.version ?? 0) + 1, lastAt: context.now.toISOString() },
      events: [
        {
          id: context.newId('evt'),
          type: 'tasks.imported',
          subject: ownerId,
          userid: ownerId,
          time: context.now.toISOString(),
          data: { count },
        },
      ],
    }),
  });
}
