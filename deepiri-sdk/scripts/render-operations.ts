import { allRoutes, takesIdempotencyKey } from 'deepiri-contracts';

/** The source of `src/generated/operations.ts`. */
export function renderOperations(): string {
  const rows = allRoutes.map((route) => {
    const open = route.access === 'public' ? ', open: true' : '';
    const keyed = takesIdempotencyKey(route) ? ', keyed: true' : '';
    const file = route.success.media ? ', file: true' : '';
    return `  ${route.operationId}: { method: '${route.method}', path: '${route.path}'${open}${keyed}${file} },`;
  });
  return [
    '// Generated from deepiri-contracts by `npm run generate`; a test keeps it fresh.',
    "import type { OperationId } from 'deepiri-contracts';",
    "import type { Operation } from '../operations.ts';",
    '',
    'export const operations: Readonly<Record<OperationId, Operation>> = {',
    ...rows,
    '};',
    '',
  ].join('\n');
}
