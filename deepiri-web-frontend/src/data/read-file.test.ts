import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LONGEST, readFiles } from './read-file.ts';

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
    ['little end first', [0xff, 0xfe], (text: string) => Buffer.from(text, 'utf16le')],
    ['big end first', [0xfe, 0xff], (text: string) => Buffer.from(text, 'utf16le').swap16()],
    ['UTF-8', [0xef, 0xbb, 0xbf], bytes],
  ])('are read as their mark says: %s', async (_, mark, written) => {
    const marked = new Uint8Array([...mark, ...written('title\nBüro ☕')]);
    expect(await readFiles([file('a.csv', marked)])).toEqual([{ name: 'a.csv', text: 'title\nBüro ☕' }]);
  });

  it.each([
    ['empty', file('a.csv', '')],
    ['empty', file('a.csv', ' \r\n')],
    ['noText', file('a.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))],
    ['empty', file('a.csv', zipSync({ 'a.csv': new Uint8Array() }))],
  ])('are %s and said to be so', async (reason, one) => {
    await expect(readFiles([one])).rejects.toMatchObject({ reason, file: 'a.csv' });
  });

  it.each([
    ['one', { 'data.json': new Uint8Array(LONGEST + 1) }],
    ['all', Object.fromEntries([1, 2, 3].map((at) => [`${at}.csv`, new Uint8Array(LONGEST / 2)]))],
  ])('of a zip whose directory says that %s of it is too long are not even unpacked', async (_, holds) => {
    const bomb = zipSync(holds);
    // What is packed is not what the directory says: who unpacks it would fail in another way.
    bomb.fill(0xff, 60, 200);
    await expect(readFiles([file('bomb.zip', bomb)])).rejects.toMatchObject({ reason: 'tooLong', file: 'bomb.zip' });
  });

  it.each([
    ['nothing that has tasks', zipSync({ 'a.txt': bytes('x') })],
    ['broken content', zipSync({ 'a.csv': bytes('x'.repeat(500)) }).slice(0, 60)],
  ])('cannot be had from a zip with %s', async (_, zip) => {
    await expect(readFiles([file('photos.zip', zip)])).rejects.toMatchObject({ reason: 'noTasks' });
  });
});
