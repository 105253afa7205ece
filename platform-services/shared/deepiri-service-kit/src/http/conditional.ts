import { problem } from 'deepiri-contracts';

/** The strong ETag of a versioned resource (RFC 9110 §8.8.3). */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The version that If-Match insists on.
 * @returns undefined without the header and for `*`
 * @throws ProblemError invalid_header
 */
export function expectedVersion(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined;
  const match = /^"(\d{1,15})"$/.exec(header.trim());
  if (!match) throw problem('invalid_header', 'If-Match must be the ETag of the resource, such as "3".');
  return Number(match[1]);
}

/** The version in an answer: its own, or that of the task it carries. */
export function versionIn(body: unknown): number | undefined {
  const value = body as { version?: unknown; task?: { version?: unknown } } | undefined;
  const version = value?.version ?? value?.task?.version;
  return typeof version === 'number' ? version : undefined;
}
