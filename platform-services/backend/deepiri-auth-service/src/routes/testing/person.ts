import { randomUUID } from 'node:crypto';
import { type SignedIn, userRoutes } from 'deepiri-contracts';
import type { TestService } from 'deepiri-service-kit/testing';
import { decodeJwt } from 'jose';

export const PASSWORD = 'correct horse battery';

export type Person = SignedIn & { sessionId: string /** Accepted by the test's authenticator. */; token: string };

/** Turns an answer that signs in into somebody who can call routes of the test. */
export async function person(test: TestService, signedIn: SignedIn): Promise<Person> {
  const sessionId = String(decodeJwt(signedIn.accessToken)['sid']);
  const token = await test.tokenFor(signedIn.user.id, { sessionId, role: signedIn.user.role });
  return { ...signedIn, sessionId, token };
}

export async function signUp(test: TestService, more: Record<string, unknown> = {}): Promise<Person> {
  const body = { email: `${randomUUID()}@example.org`, password: PASSWORD, name: 'Ada', ...more };
  const answer = await test.call(userRoutes.registerUser, { body });
  if (answer.status !== 201) throw new Error(`cannot sign up: ${JSON.stringify(answer.body)}`);
  return person(test, answer.body);
}

export async function logIn(test: TestService, email: string, headers: Record<string, string> = {}): Promise<Person> {
  const answer = await test.call(userRoutes.loginUser, { body: { email, password: PASSWORD }, headers });
  if (answer.status !== 200) throw new Error(`cannot log in: ${JSON.stringify(answer.body)}`);
  return person(test, answer.body);
}
