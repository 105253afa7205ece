import type { Comment, TaskVersion } from 'deepiri-sdk';
import { changesOf, type FieldChange } from '../history-diff.ts';

export type StreamItem =
  | { kind: 'comment'; at: string; key: string; comment: Comment }
  | { kind: 'version'; at: string; key: string; version: TaskVersion; changes: FieldChange[] };

/** What was said and what was done, in one stream, the latest first. */
export function streamOf(versions: readonly TaskVersion[], comments: readonly Comment[]): StreamItem[] {
  const done = changesOf(versions).map(
    ({ version, changes }): StreamItem => ({
      kind: 'version',
      at: version.at,
      key: String(version.version),
      version,
      changes,
    }),
  );
  const said = comments.map(
    (comment): StreamItem => ({ kind: 'comment', at: comment.createdAt, key: comment.id, comment }),
  );
  // Both are in order already, and a sort keeps those of the same moment as they are.
  return [...said, ...done].sort((a, b) => (a.at < b.at ? 1 : -Number(a.at > b.at)));
}
