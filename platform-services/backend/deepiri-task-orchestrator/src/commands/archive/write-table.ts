import { stringify } from 'csv-stringify/sync';
import { importFields } from 'deepiri-contracts';
import { guarded } from '../../domain/formula.ts';
import type { StoredTask } from '../../domain/task.ts';
import type { Stores } from '../../store/collections.ts';
import { everyProject } from '../../store/projects.ts';
import { each } from '../../store/tasks.ts';

/** The columns that can be read back, and what only people look at. */
const columns = [...importFields, 'updatedAt', 'trashedAt'];

type Cell = string | number | null;

function rowOf(task: StoredTask, projects: ReadonlyMap<string, string>): Cell[] {
  const { labels, projectId, deletedAt } = task;
  return columns.map((column) => {
    if (column === 'labels') return labels.join(', ');
    if (column === 'project') return projectId && (projects.get(projectId) ?? null);
    if (column === 'trashedAt') return deletedAt;
    return (task as unknown as Record<string, Cell>)[column] ?? null;
  });
}

// What a spreadsheet would take for a formula gets a quote in front, and the mark at the start tells it that this is UTF-8.
// A carriage return by itself ends a row for some readers, so it is put between quotes as a line feed is.
const options = { cast: { string: guarded }, quoted_match: /\r/, record_delimiter: 'windows' } as const;

/** All tasks of a person as a table, the trash at its end, in pieces. */
export async function* writeTable(stores: Stores, ownerId: string): AsyncGenerator<string> {
  yield `\uFEFF${stringify([columns], options)}`;
  const projects = new Map((await everyProject(stores, ownerId)).map(({ id, name }) => [id, name]));
  for (const bin of ['list', 'trash'] as const) {
    for await (const task of each(stores, { ownerId, bin })) yield stringify([rowOf(task, projects)], options);
  }
}
