import { taskOrderRoutes as routes } from 'deepiri-contracts';
import { implement } from 'deepiri-service-kit';
import { placeTask } from '../commands/place-task.ts';
import { view } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { targetOf } from './call.ts';

export function orderRoutes(stores: Stores) {
  return [implement(routes.moveTask, async (call) => view(await placeTask(stores, targetOf(call), call.body)))];
}
