import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { mongodbTests } from './mongodb/vitest.config.ts';

/** Tests that need real servers: Redis, InfluxDB. Those on MongoDB's protocol take longer and run by themselves. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['platform-services/**/*.servers.test.ts', 'deepiri-*/**/*.servers.test.ts', 'tests/**/*.servers.test.ts'],
    exclude: ['**/node_modules/**', ...mongodbTests],
    setupFiles: 'tests/servers/src/tell.ts',
    pool: 'forks',
    // Also on a machine with two cores: a test waits for its server more than it works.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './tests/last-line.ts'],
  },
});
