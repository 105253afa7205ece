import type { AnswerOf, ImportRequest } from 'deepiri-contracts';
import { portabilityRoutes } from 'deepiri-contracts';
import type { Door, Person } from './door.ts';

type Result = AnswerOf<(typeof portabilityRoutes)['importTasks']>;

/** What a person takes out and brings in. */
export function filesOf(door: Door) {
  return {
    /** The file, as text. */
    async take(owner: Person, format = 'json'): Promise<string> {
      const url = `/api/tasks/export?format=${format}`;
      const answer = await door.inject({ method: 'GET', url, headers: { authorization: `Bearer ${owner.token}` } });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return answer.body;
    },
    async bring(owner: Person, content: string, more: Partial<ImportRequest> = {}): Promise<Result> {
      const body = { content, ...more };
      const answer = await door.call(portabilityRoutes.importTasks, { token: owner.token, body });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return answer.body;
    },
  };
}
