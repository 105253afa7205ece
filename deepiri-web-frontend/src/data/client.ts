import { createDeepiri, type ProblemField, ProblemResponse, type SignOutReason } from 'deepiri-sdk';

/** The one door to the platform. The access token stays in memory; the browser keeps the refresh token in its cookie. */
export const api = createDeepiri({
  baseUrl: '',
  onSignedOut: (reason) => ended.forEach((listener) => void listener(reason)),
});

type Ended = (reason: SignOutReason) => void;
const ended = new Set<Ended>();

/** Told why, when the person is signed out. @returns stops */
export function onSignedOut(listener: Ended): () => void {
  ended.add(listener);
  return () => void ended.delete(listener);
}

/** The stable code of a problem; `network_error` when there was no answer at all. */
export function problemCode(error: unknown): string {
  return error instanceof ProblemResponse ? error.code : 'internal';
}

/** Whether there is nothing by that id: unknown, not one's own, or not an id at all. */
export function isMissing(error: unknown): boolean {
  return ['not_found', 'invalid_path'].includes(problemCode(error));
}

/** What is wrong with which field, of a validation problem. */
export function fieldProblems(error: unknown): readonly ProblemField[] {
  return error instanceof ProblemResponse ? error.errors : [];
}
