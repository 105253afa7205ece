import { defineConfig } from 'vitest/config';

/** The journeys in the other shape: each service a process of its own, on Redis (G8). */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/{journeys,shapes}/**/*.test.ts'],
    // What moves data by the command of one process, and what brings servers of its own, has nothing to do with the shape.
    exclude: ['**/node_modules/**', 'tests/journeys/moving.test.ts', '**/*.servers.test.ts'],
    env: { TEST_SHAPE: 'services' },
    setupFiles: 'tests/servers/src/tell.ts',
    pool: 'forks',
    // Each platform is seven processes; two at once would only wait for each other.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: ['default', './tests/last-line.ts'],
  },
});
