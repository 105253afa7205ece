import {
  type BodyOf,
  type BulkResult,
  NewTask,
  ProblemError,
  problem,
  type RouteContract,
  TaskPatch,
  TaskPlacement,
  taskRoutes,
} from 'deepiri-contracts';
import { type Call, type Context, createBodyCheck, partOf, problemBody } from 'deepiri-service-kit';
import { type StoredTask, view } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { jsonBytes, PAGE_BYTES } from '../store/page-size.ts';
import type { Target } from './change-task.ts';
import { createTask } from './create-task.ts';
import { deleteTask, restoreTask, skipTask, updateTask } from './edit-task.ts';
import { checkStays } from './forget-user.ts';
import { completeTask, reopenTask, startTask } from './move-task.ts';
import { placeTask } from './place-task.ts';

type Operation = BodyOf<(typeof taskRoutes)['bulkTasks']>['operations'][number];
type Op = Operation['op'];
type Logger = Call<RouteContract>['log'];
type Run = (stores: Stores, target: Target, body: unknown) => Promise<StoredTask>;

export type Bulk = (
  stores: Stores,
  ownerId: string,
  operations: readonly Operation[],
  context: Context,
  log: Logger,
) => Promise<BulkResult[]>;

/** Operations that share commits. */
const TOGETHER = 50;

/** Bulk requests; what checks the bodies is prepared once. */
export function createBulk(): Bulk {
  const newTask = createBodyCheck<NewTask>(NewTask);
  const patch = createBodyCheck<TaskPatch>(TaskPatch);
  const completion = createBodyCheck<BodyOf<(typeof taskRoutes)['completeTask']>>(taskRoutes.completeTask.body);
  const placement = createBodyCheck<TaskPlacement>(TaskPlacement);
  const runs: Record<Op, Run> = {
    create: (stores, { ownerId, context }, body) => createTask(stores, ownerId, newTask(body ?? {}), context),
    update: (stores, target, body) => updateTask(stores, target, patch(body ?? {})),
    complete: (stores, target, body) => completeTask(stores, target, completion(body ?? {})),
    delete: withoutBody(deleteTask),
    restore: withoutBody(restoreTask),
    reopen: withoutBody(reopenTask),
    start: withoutBody(startTask),
    skip: withoutBody(skipTask),
    move: (stores, target, body) => placeTask(stores, target, placement(body ?? {})),
  };

  return async (stores, ownerId, operations, context, log) => {
    const chains = new Map<string, Promise<unknown>>();
    function result(operation: Operation, index: number): Promise<BulkResult> {
      const { op, id = '', body } = operation;
      const run = async () => {
        checkId(operation);
        return runs[op](stores, { id, ownerId, context: partOf(context, String(index)) }, body);
      };
      // What concerns one task keeps its order; everything else shares commits.
      const task = (chains.get(id) ?? Promise.resolve()).then(run);
      if (id) chains.set(id, task.catch(ignore));
      return task.then((state) => succeeded(op, state)).catch((error) => failed(error, context, log));
    }

    const results: BulkResult[] = [];
    // In parts, so that other requests get their turn in between.
    for (let from = 0; from < operations.length; from += TOGETHER) {
      await checkStays(stores, ownerId);
      const part = operations.slice(from, from + TOGETHER);
      results.push(...(await Promise.all(part.map((operation, index) => result(operation, from + index)))));
    }
    return withinRoom(results);
  };
}

function withoutBody(run: (stores: Stores, target: Target) => Promise<StoredTask>): Run {
  return async (stores, target, body) => {
    const field = body && Object.keys(body)[0];
    if (field === undefined) return run(stores, target);
    throw problem('invalid_body', 'This operation takes no body.', {
      errors: [{ pointer: `/${field}`, message: 'is not a field here; remove it' }],
    });
  };
}

function checkId({ op, id }: Operation) {
  if ((op === 'create') === (id === undefined)) return;
  const message = op === 'create' ? 'is given by the server; remove it' : 'is required';
  throw problem('invalid_body', `id ${message}.`, { errors: [{ pointer: '/id', message }] });
}

function succeeded(op: Op, state: StoredTask): BulkResult {
  if (op === 'delete') return { status: 204, task: null, problem: null };
  return { status: op === 'create' ? 201 : 200, task: view(state), problem: null };
}

function failed(error: unknown, context: Context, log: Logger): BulkResult {
  const known = error instanceof ProblemError ? error : problem('internal');
  if (known !== error) log.error({ err: error }, 'bulk operation failed');
  return { status: known.status, task: null, problem: problemBody(known, taskRoutes.bulkTasks.path, context.cause) };
}

// Created tasks have room, since they came in this request, and nobody could ask for them without their ids.
function withinRoom(results: readonly BulkResult[]): BulkResult[] {
  const created = results.filter(({ status }) => status === 201);
  let room = PAGE_BYTES - jsonBytes(created);
  return results.map((result) => {
    if (result.task === null || result.status === 201) return result;
    room -= jsonBytes(result.task);
    return room < 0 ? { ...result, task: null } : result;
  });
}

function ignore() {}
