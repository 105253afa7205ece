import { portabilityRoutes as routes } from 'deepiri-contracts';
import { Answer, implement } from 'deepiri-service-kit';
import { writeArchive } from '../commands/archive/write-archive.ts';
import { writeTable } from '../commands/archive/write-table.ts';
import { importFile } from '../commands/import/import-file.ts';
import type { Stores } from '../store/collections.ts';

const files = {
  json: { write: writeArchive, type: 'application/json; charset=utf-8', name: 'deepiri-archive.json' },
  csv: { write: writeTable, type: 'text/csv; charset=utf-8', name: 'deepiri-tasks.csv' },
} as const;

export function portabilityRoutes(stores: Stores) {
  return [
    implement(routes.exportTasks, async ({ query, caller }) => {
      const { write, type, name } = files[query.format ?? 'json'];
      const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` };
      return new Answer(write(stores, caller.id), headers);
    }),
    implement(routes.importTasks, ({ body, caller, context }) =>
      importFile(stores, { ownerId: caller.id, request: body, context }),
    ),
  ];
}
