/** A file that cannot be what is looked for; `reason` is a key below `yourData`. */
export class WrongFile extends Error {
  override readonly name = 'WrongFile';
  readonly reason: 'tooLarge' | 'noTasks';
  constructor(reason: WrongFile['reason']) {
    super(reason);
    this.reason = reason;
  }
}

export type TextFile = { name: string; text: string };

const LARGEST = 200 * 1_048_576;
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
  if (!isZip) return [{ name: file.name, text: textOf(bytes) }];
  const found = await unzipped(bytes);
  const tasks = found[TASKS_FILE];
  if (tasks) return [{ name: file.name, text: textOf(tasks) }];
  const tables = Object.entries(found).map(([path, table]) => ({ name: nameIn(path), text: textOf(table) }));
  if (tables.length === 0) throw new WrongFile('noTasks');
  return tables.toSorted((a, b) => a.name.localeCompare(b.name));
}

const nameIn = (path: string) => path.slice(path.lastIndexOf('/') + 1);

// Not in a worker: the page's policy allows no scripts but its own.
async function unzipped(zip: Uint8Array): Promise<Record<string, Uint8Array>> {
  const { unzipSync } = await import('fflate');
  let size = 0;
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    const isWanted = name === TASKS_FILE || (/\.csv$/i.test(name) && !/(?:^|\/)[._]/.test(name));
    if (isWanted) size += originalSize;
    return isWanted && size <= LARGEST;
  };
  let found: Record<string, Uint8Array>;
  try {
    found = unzipSync(zip, { filter });
  } catch {
    throw new WrongFile('noTasks');
  }
  if (size > LARGEST) throw new WrongFile('tooLarge');
  return found;
}

// What is no UTF-8 is most likely what spreadsheets on Windows write.
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
