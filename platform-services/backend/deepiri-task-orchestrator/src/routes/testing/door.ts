import {
  type AnswerOf,
  type NewTask,
  type Project,
  projectRoutes,
  type RouteContract,
  type Task,
  taskRoutes,
  taskViewRoutes,
} from 'deepiri-contracts';
import type { Env } from 'deepiri-service-kit';
import { startForTest, type TestAnswer, type TestService } from 'deepiri-service-kit/testing';
import { createProject } from '../../domain/project.ts';
import { moment } from '../../domain/testing/given.ts';
import { taskOrchestrator } from '../../index.ts';
import { openCollections } from '../../store/collections.ts';

export const routes = { ...taskRoutes, ...projectRoutes, ...taskViewRoutes };

export type Person = { id: string; token: string };

type CallOptions = {
  params?: object;
  query?: object;
  body?: unknown;
  token?: string;
  headers?: Record<string, string>;
};
type Body<R extends RouteContract> = AnswerOf<R> & Record<string, unknown>;

/** The service behind its own door, with two people who do not know each other. */
export type Door = Omit<TestService, 'call'> & {
  /** Calls a route. The body is that of success; the fields of a problem are unknown values. */
  call<R extends RouteContract>(route: R, options?: CallOptions): Promise<TestAnswer<Body<R>>>;
  jo: Person;
  mira: Person;
  /** A task of Jo, unless another owner is given. */
  make(fields?: Partial<NewTask>, owner?: Person): Promise<Task>;
  /** A project of Jo, unless another owner is given. */
  project(name: string, owner?: Person): Promise<Project>;
  /** A project of Jo whose id a table of tests can name. */
  seedProject(id: string): Promise<void>;
  /** Types of the events about a task, in order, once everything is settled. */
  eventsOf(id: string): Promise<string[]>;
  /** The events themselves. */
  dataOf(id: string, type: string): Promise<Record<string, unknown>[]>;
};

export async function openDoor(env: Env = {}): Promise<Door> {
  const service = await startForTest(taskOrchestrator, { env });
  const person = async (n: number) => {
    const id = `usr_00000000-0000-7000-8000-00000000000${n}`;
    return { id, token: await service.tokenFor(id, { expiresInSeconds: 10_000_000 }) };
  };
  const [jo, mira] = [await person(1), await person(2)];
  const call = service.call as unknown as Door['call'];
  const eventsAbout = async (id: string) => {
    await service.settled();
    return service.published().filter(({ subject }) => subject === id);
  };
  return {
    ...service,
    call,
    jo,
    mira,
    async make(fields = {}, owner = jo) {
      service.clock.advance(1000);
      const { status, body } = await call(routes.createTask, {
        token: owner.token,
        body: { title: 'Write report', ...fields },
      });
      if (status !== 201) throw new Error(`not created: ${JSON.stringify(body)}`);
      return body;
    },
    async project(name, owner = jo) {
      const { status, body } = await call(routes.createProject, { token: owner.token, body: { name } });
      if (status !== 201) throw new Error(`not created: ${JSON.stringify(body)}`);
      return body;
    },
    async seedProject(id) {
      const { state } = createProject({ name: id }, { ownerId: jo.id, id, count: 0 }, moment(0));
      await openCollections(service.resources.documents).projects.save(state);
    },
    eventsOf: async (id) => (await eventsAbout(id)).map(({ type }) => type),
    dataOf: async (id, type) =>
      (await eventsAbout(id)).filter((event) => event.type === type).map(({ data }) => data as Record<string, unknown>),
  };
}
