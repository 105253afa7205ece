import { writeFileSync } from 'node:fs';
import { renderOperations } from './render-operations.ts';

writeFileSync(new URL('../src/generated/operations.ts', import.meta.url), renderOperations());
