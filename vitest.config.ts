import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'platform-services/**/*.test.ts',
      'deepiri-*/**/*.test.{ts,tsx}',
      'tests/{architecture,journeys,docs}/**/*.test.ts',
      'ops/{,docker/}*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/*.servers.test.ts'],
    pool: 'forks',
    // Files of one worker share what they import: no module here keeps anything, and loading it again for each of 240 files
    // took longer than to test it.
    isolate: false,
    // Also on a machine with two cores: a test waits as much as it works.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', './tests/last-line.ts'],
  },
});
