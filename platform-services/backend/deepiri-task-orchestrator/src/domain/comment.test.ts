import { expect, it } from 'vitest';
import { addComment, commentView, editComment, removeComment, restoreComment } from './comment.ts';
import { moment, OWNER, outcome, taskId } from './testing/given.ts';

const added = () => addComment({ id: 'cmt_1', taskId: taskId(1), authorId: OWNER, text: 'Half done' }, moment(0));

it('a comment is said, said differently, taken back and had back', () => {
  const { state, events } = added();
  expect(events[0]).toMatchObject({
    type: 'comment.added',
    subject: 'cmt_1',
    data: { comment: { text: 'Half done' } },
  });
  const edited = editComment(state, 'Done', moment(1));
  expect(edited.state).toMatchObject({ text: 'Done', editedAt: moment(1).now, createdAt: moment(0).now, version: 2 });
  expect(outcome(() => editComment(edited.state, 'Done', moment(2)))).toBe('unchanged');
  const removed = removeComment(edited.state, moment(3));
  expect(outcome(() => editComment(removed.state, 'x', moment(4)))).toBe('not_found');
  expect(outcome(() => removeComment(removed.state, moment(4)))).toBe('not_found');
  const back = restoreComment(removed.state, moment(5));
  expect(back.state).toMatchObject({ text: 'Done', removedAt: null, version: 4 });
  expect(outcome(() => restoreComment(back.state, moment(6)))).toBe('unchanged');
  expect(commentView(back.state)).not.toHaveProperty('removedAt');
});
