import { commentRoutes as comments } from 'deepiri-contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, routes } from './testing/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.stop());

const asJo = () => ({ token: door.jo.token });
const say = (id: string, text: string, token = door.jo.token) =>
  door.call(comments.addComment, { token, params: { id }, body: { text } });
const said = async (id: string, query = {}) =>
  (await door.call(comments.listComments, { ...asJo(), params: { id }, query })).body;

describe('comments', () => {
  it('are said, said differently, taken back and had back', async () => {
    const task = await door.make();
    const first = await say(task.id, 'Half of it');
    expect(first).toMatchObject({ status: 201, body: { taskId: task.id, authorId: door.jo.id, editedAt: null } });
    expect(first.headers).toMatchObject({ location: `/api/tasks/${task.id}/comments/${first.body.id}`, etag: '"1"' });
    const params = { id: task.id, commentId: first.body.id };
    const edited = await door.call(comments.updateComment, { ...asJo(), params, body: { text: '**All** of it' } });
    expect(edited.body).toMatchObject({ text: '**All** of it', version: 2, editedAt: expect.any(String) });
    const stale = { headers: { 'if-match': '"1"' } };
    expect(await door.call(comments.updateComment, { ...asJo(), ...stale, params, body: { text: 'x' } })).toMatchObject(
      {
        status: 412,
        body: { current: edited.body },
      },
    );
    expect((await door.call(comments.deleteComment, { ...asJo(), params })).status).toBe(204);
    expect((await said(task.id)).items).toEqual([]);
    expect((await door.call(comments.deleteComment, { ...asJo(), params })).status).toBe(404);
    expect((await door.call(comments.restoreComment, { ...asJo(), params })).body.text).toBe('**All** of it');
    expect((await said(task.id)).items).toHaveLength(1);
    expect(await door.eventsOf(params.commentId)).toEqual([
      'comment.added',
      'comment.changed',
      'comment.removed',
      'comment.restored',
    ]);
  });

  it('are listed from the latest on, page by page', async () => {
    const task = await door.make();
    for (const text of ['one', 'two', 'three']) {
      door.clock.advance(1000);
      await say(task.id, text);
    }
    const first = await said(task.id, { limit: 2 });
    const second = await said(task.id, { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ text }) => text)).toEqual(['three', 'two', 'one']);
  });

  it('say something, about a task of one’s own that is not in the trash', async () => {
    const task = await door.make();
    expect(await say(task.id, ' ')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/text' }] } });
    expect(await say(task.id, 'Hello', door.mira.token)).toMatchObject({ status: 404 });
    expect(await door.call(comments.listComments, { token: door.mira.token, params: { id: task.id } })).toMatchObject({
      status: 404,
    });
    const { id } = (await say(task.id, 'Mine')).body;
    const foreign = { token: door.mira.token, params: { id: task.id, commentId: id } };
    for (const answer of [
      await door.call(comments.updateComment, { ...foreign, body: { text: 'Stolen' } }),
      await door.call(comments.deleteComment, foreign),
      await door.call(comments.restoreComment, foreign),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const elsewhere = { id: (await door.make()).id, commentId: id };
    expect(await door.call(comments.deleteComment, { ...asJo(), params: elsewhere })).toMatchObject({ status: 404 });
    expect(await door.call(comments.addComment, { params: { id: task.id }, body: { text: 'x' } })).toMatchObject({
      status: 401,
    });
    await door.call(routes.deleteTask, { ...asJo(), params: { id: task.id } });
    expect(await say(task.id, 'Late')).toMatchObject({ status: 404 });
    expect((await said(task.id)).items).toHaveLength(1);
  });
});
