import { randomUUID } from 'node:crypto';
import {
  type CloudEvent,
  type EventData,
  gamificationRoutes,
  type LeaderboardPeriod,
  type Task,
  type User,
} from 'deepiri-contracts';
import { repeatableContext } from 'deepiri-service-kit';
import { startForTest } from 'deepiri-service-kit/testing';
import { aTask, aUser } from '../../domain/testing/given.ts';
import { engagementService } from '../../index.ts';
import { openStores } from '../../store/stores.ts';
import { subscriptions } from '../subscriptions.ts';

export type Person = { user: User; id: string; token: string };
export type Completion = { event: CloudEvent; task: Task };
export type Town = Awaited<ReturnType<typeof startTown>>;

const TOKEN_SECONDS = 400 * 86_400;

/** The service on real stores, and people whose news reach it as other services would send them. */
export async function startTown() {
  const test = await startForTest(engagementService);
  const { clock, resources } = test;
  const stores = openStores(resources);
  const handlers = subscriptions(stores);

  return {
    ...test,
    stores,
    /** Somebody who can sign in; `registered` says whether the service has heard of them. */
    async join(fields: Partial<User> = {}, { registered = true } = {}): Promise<Person> {
      const user = aUser({ id: `usr_${randomUUID()}`, ...fields });
      if (registered) await test.publish('user.registered', { userid: user.id, data: { user } });
      await test.settled();
      return { user, id: user.id, token: await test.tokenFor(user.id, { expiresInSeconds: TOKEN_SECONDS }) };
    },
    /** Tells that somebody completed a task now. */
    async complete(person: Person, fields: Partial<Task> = {}): Promise<Completion> {
      const completedAt = clock.now().toISOString();
      const task = aTask({ id: `tsk_${randomUUID()}`, ownerId: person.id, completedAt, ...fields });
      const data: EventData<'task.completed'> = { task, change: 'completed', patch: [] };
      return { task, event: await test.publish('task.completed', { userid: person.id, subject: task.id, data }) };
    },
    /** Tells that a completed task was opened again now. */
    reopen(person: Person, { task, event }: Completion): Promise<CloudEvent> {
      const open = { ...task, completedAt: null };
      const data: EventData<'task.reopened'> = { task: open, change: 'reopened', patch: [], completionId: event.id };
      return test.publish('task.reopened', { userid: person.id, subject: task.id, data });
    },
    /** Hands an event to its handlers once more, as a bus that delivers at least once may. */
    async deliver(event: CloudEvent): Promise<void> {
      const actor = { type: 'service', id: 'engagement-service' } as const;
      const context = repeatableContext(
        { now: clock.now(), actor, cause: event.id },
        `engagement-service\u0000${event.id}`,
      );
      for (const { types, handle } of handlers) {
        if ((types as readonly string[]).includes(event.type)) await handle(event as never, context, resources.log);
      }
    },
    async me({ token }: Person) {
      return (await test.call(gamificationRoutes.getStanding, { token })).body;
    },
    async ledger({ token }: Person) {
      return (await test.call(gamificationRoutes.listLedger, { token, query: { limit: 200 } })).body.items;
    },
    async explain({ token }: Person, id: string) {
      return (await test.call(gamificationRoutes.explainLedgerEntry, { token, params: { id } })).body;
    },
    /** The rows of a leaderboard as one sees it, by name. */
    async board({ token }: Person, period: LeaderboardPeriod) {
      const { body } = await test.call(gamificationRoutes.getLeaderboard, {
        token,
        params: { board: 'xp' },
        query: { period },
      });
      return body.items.map(({ rank, name, score }) => `${rank} ${name} ${score}`);
    },
  };
}
