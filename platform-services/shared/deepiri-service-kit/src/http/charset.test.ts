import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startForTest, type TestService } from '../testing/index.ts';
import { notesService } from '../testing/notes-service.ts';

let notes: TestService;
beforeAll(async () => {
  notes = await startForTest(notesService);
});
afterAll(() => notes.stop());

async function send(payload: Buffer, type: string) {
  const authorization = `Bearer ${await notes.tokenFor('usr_00000000-0000-7000-8000-000000000001')}`;
  const headers = { authorization, 'content-type': type };
  const answer = await notes.inject({ method: 'POST', url: '/notes', headers, payload });
  return { status: answer.statusCode, body: answer.json() };
}

describe('a body of JSON', () => {
  const note = JSON.stringify({ text: 'Käse 🙂 \uFFFD' });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json; charset=utf8; x=y',
  ])('is read in UTF-8: %s', async (type) => {
    expect(await send(Buffer.from(note), type)).toMatchObject({ status: 201, body: { text: 'Käse 🙂 \uFFFD' } });
  });

  it.each(['application/json', 'application/json; charset=utf-8'])('that is in none is refused: %s', async (type) => {
    expect(await send(Buffer.from('{"text":"Käse"}', 'latin1'), type)).toMatchObject({
      status: 400,
      body: { code: 'invalid_json', detail: expect.stringContaining('UTF-8') },
    });
  });

  it.each(['iso-8859-1', 'utf-16', '"windows-1252"', 'utf-8859'])('that says it is in %s is refused', async (name) => {
    expect(await send(Buffer.from(note), `application/json; charset=${name}`)).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type', detail: expect.stringContaining('UTF-8') },
    });
  });
});
