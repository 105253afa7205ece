/** A file that cannot be what is looked for; `reason` is a key below `yourData`. */
export class WrongFile extends Error {
  override readonly name = 'WrongFile';
  readonly reason: 'tooLarge' | 'noTasks';
  constructor(reason: WrongFile['reason']) {
    super(reason);
    this.reason = reason;
  }
}

const LARGEST = 200 * 1_048_576;
/** What Vikunja puts its tasks into. */
const TASKS_FILE = 'data.json';

/** The text of a file; of a zip, as Vikunja makes it, that of the file in it which has the tasks. @throws WrongFile */
export async function readFile(file: File): Promise<string> {
  if (file.size > LARGEST) throw new WrongFile('tooLarge');
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const isZip = start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4;
  if (!isZip) return textOf(new Uint8Array(await file.arrayBuffer()));
  const tasks = await tasksIn(new Uint8Array(await file.arrayBuffer()));
  if (!tasks) throw new WrongFile('noTasks');
  return textOf(tasks);
}

// Not in a worker: the page's policy allows no scripts but its own.
async function tasksIn(zip: Uint8Array): Promise<Uint8Array | undefined> {
  const { unzipSync } = await import('fflate');
  try {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) =>
      name === TASKS_FILE && originalSize <= LARGEST;
    return unzipSync(zip, { filter })[TASKS_FILE];
  } catch {
    return undefined;
  }
}

// What is no UTF-8 is most likely what spreadsheets on Windows write.
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
