import type { Comment, TaskVersion } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { streamOf } from './stream.ts';

const at = (minute: number) => `2026-11-18T10:0${minute}:00Z`;
const version = (number: number, minute: number, title = 'x') =>
  ({ version: number, at: at(minute), change: number === 1 ? 'created' : 'updated', task: { title } }) as TaskVersion;
const said = (id: string, minute: number) => ({ id, createdAt: at(minute) }) as Comment;

it('comments and changes stand in one stream, the latest first, each change with what it changed', () => {
  const stream = streamOf([version(3, 5, 'z'), version(2, 2, 'y'), version(1, 1)], [said('b', 5), said('a', 3)]);
  expect(stream.map(({ key }) => key)).toEqual(['b', '3', 'a', '2', '1']);
  expect(stream[1]).toMatchObject({ changes: [{ field: 'title', before: 'y', after: 'z' }] });
});
