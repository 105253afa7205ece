/** A file that cannot be what is looked for; `reason` is a key below `yourData`. */
export class WrongFile extends Error {
  override readonly name = 'WrongFile';
  readonly reason: 'tooLarge' | 'tooLong' | 'noTasks' | 'empty' | 'noText';
  /** The file that is meant, where it is one. */
  readonly file: string;
  constructor(reason: WrongFile['reason'], file = '') {
    super(reason);
    this.reason = reason;
    this.file = file;
  }
}

export type TextFile = { name: string; text: string };

const LARGEST = 200 * 1_048_576;
/** As many characters as the platform takes in one request; a zip holds no more bytes than that. */
export const LONGEST = 8 * 1_048_576;
/** What Vikunja puts its tasks into. */
const TASKS_FILE = 'data.json';

/** The texts of the chosen files; of a zip, as Vikunja and Todoist make them, those of the files in it which have tasks. @throws WrongFile */
export async function readFiles(files: readonly File[]): Promise<TextFile[]> {
  if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST) throw new WrongFile('tooLarge');
  return (await Promise.all(files.map(readOne))).flat();
}

async function readOne(file: File): Promise<TextFile[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  if (!isZip) return [{ name: file.name, text: textIn(file.name, bytes) }];
  const found = await unzipped(bytes, file.name);
  const tasks = found[TASKS_FILE];
  if (tasks) return [{ name: file.name, text: textIn(file.name, tasks) }];
  const tables = Object.entries(found).map(([path, table]) => ({
    name: nameIn(path),
    text: textIn(nameIn(path), table),
  }));
  if (tables.length === 0) throw new WrongFile('noTasks', file.name);
  return tables.toSorted((a, b) => a.name.localeCompare(b.name));
}

const nameIn = (path: string) => path.slice(path.lastIndexOf('/') + 1);

// Not in a worker: the page's policy allows no scripts but its own.
async function unzipped(zip: Uint8Array, file: string): Promise<Record<string, Uint8Array>> {
  const { unzipSync } = await import('fflate');
  const wanted = new Set<string>();
  let size = 0;
  const look = ({ name, originalSize }: { name: string; originalSize: number }) => {
    if (name === TASKS_FILE || (/\.csv$/i.test(name) && !/(?:^|\/)[._]/.test(name))) {
      wanted.add(name);
      size += originalSize;
    }
    return false;
  };
  let found: Record<string, Uint8Array> = {};
  try {
    // What it says that it holds is known before any of it is unpacked.
    unzipSync(zip, { filter: look });
    if (size <= LONGEST) found = unzipSync(zip, { filter: ({ name }) => wanted.has(name) });
  } catch {
    throw new WrongFile('noTasks', file);
  }
  if (size > LONGEST) throw new WrongFile('tooLong', file);
  return found;
}

function textIn(file: string, bytes: Uint8Array): string {
  const text = textOf(bytes);
  if (text.trim() === '') throw new WrongFile('empty', file);
  // No text has it; pictures, documents and the like do.
  if (text.includes('\0')) throw new WrongFile('noText', file);
  return text;
}

/** The alphabets that a file names by its first two bytes, as spreadsheets write “Unicode text”. */
const marked = new Map([
  [0xfffe, 'utf-16le'],
  [0xfeff, 'utf-16be'],
]);

// What is no UTF-8 is most likely what spreadsheets on Windows write.
function textOf(bytes: Uint8Array): string {
  const named = marked.get(((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0));
  if (named) return new TextDecoder(named).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
