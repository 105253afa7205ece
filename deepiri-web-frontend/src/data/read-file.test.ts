import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFiles } from './read-file.ts';

const bytes = (text: string) => Buffer.from(text);
const file = (name: string, content: string | Uint8Array) => new File([content as BlobPart], name);

describe('the texts of chosen files', () => {
  it('are those of all of them, in the alphabet of the person or of Windows', async () => {
    const windows = new Uint8Array([...bytes('title\nB'), 0xfc, ...bytes('ro')]);
    expect(await readFiles([file('a.csv', 'title\nBüro'), file('b.csv', windows)])).toEqual([
      { name: 'a.csv', text: 'title\nBüro' },
      { name: 'b.csv', text: 'title\nBüro' },
    ]);
  });

  it('of a zip of Vikunja are its data, whatever lies beside it', async () => {
    const zip = zipSync({ VERSION: bytes('v2'), 'data.json': bytes('[]'), 'filters.csv': bytes('x') });
    expect(await readFiles([file('export.zip', zip)])).toEqual([{ name: 'export.zip', text: '[]' }]);
  });

  it('of a backup of Todoist are all its tables, by name', async () => {
    const zip = zipSync({
      'backup/Garden [2].csv': bytes('g'),
      'backup/Büro [1].csv': bytes('b'),
      '__MACOSX/backup/._Garden [2].csv': bytes('no table'),
      'backup/read me.txt': bytes('no table'),
    });
    expect(await readFiles([file('todoist.zip', zip)])).toEqual([
      { name: 'Büro [1].csv', text: 'b' },
      { name: 'Garden [2].csv', text: 'g' },
    ]);
  });

  it.each([
    ['nothing that has tasks', zipSync({ 'a.txt': bytes('x') })],
    ['broken content', zipSync({ 'a.csv': bytes('x'.repeat(500)) }).slice(0, 60)],
  ])('cannot be had from a zip with %s', async (_, zip) => {
    await expect(readFiles([file('photos.zip', zip)])).rejects.toMatchObject({ reason: 'noTasks' });
  });
});
