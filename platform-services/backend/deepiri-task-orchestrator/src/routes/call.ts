import type { RouteContract } from 'deepiri-contracts';
import type { Call } from 'deepiri-service-kit';
import type { Target } from '../commands/change-task.ts';

/** The task of a path, and who asks for what reason. */
export function targetOf({
  params,
  caller,
  context,
  expectedVersion,
}: Pick<Call<RouteContract>, 'context' | 'expectedVersion'> & {
  params: { id: string };
  caller: { id: string };
}): Target {
  return { id: params.id, ownerId: caller.id, context, expectedVersion };
}
