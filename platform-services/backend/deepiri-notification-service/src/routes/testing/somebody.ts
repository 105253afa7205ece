import type { TestService } from 'deepiri-service-kit/testing';

export type Person = { id: string; token: string };

/** Makes people of a service, each with a token that is good however far a test moves the clock. */
export function createPeople(test: () => TestService): () => Promise<Person> {
  let count = 0;
  return async () => {
    const id = `usr_01900000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
    return { id, token: await test().tokenFor(id, { expiresInSeconds: 100_000_000 }) };
  };
}
