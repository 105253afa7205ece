import { defineConfig } from 'vitest/config';

/** Tests that need real servers: Redis, InfluxDB, servers of MongoDB's protocol. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['platform-services/**/*.servers.test.ts', 'deepiri-*/**/*.servers.test.ts', 'tests/**/*.servers.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './tests/last-line.ts'],
  },
});
