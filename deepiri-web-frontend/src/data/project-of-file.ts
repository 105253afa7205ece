const LONGEST = 80;
/** What Todoist calls the tasks that are in no project. */
const NONE = /^(?:inbox|eingang)$/i;

/** The project that a file of Todoist holds, by what Todoist calls it: `Garden.csv`, or `Garden [2203306141].csv`; empty for none. */
export function projectOfFile(fileName: string): string {
  const name = fileName
    .replace(/\.(?:csv|tsv|txt)$/i, '')
    // What a browser adds to a name that it has already.
    .replace(/\s*\(\d+\)$/, '')
    .replace(/\s*\[\d+\]$/, '')
    .trim();
  return NONE.test(name) ? '' : [...name].slice(0, LONGEST).join('');
}
