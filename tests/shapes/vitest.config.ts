import { defineConfig } from 'vitest/config';

/** The journeys in the other shape: each service a process of its own, on Redis (G8). */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/{journeys,shapes}/**/*.test.ts'],
    env: { TEST_SHAPE: 'services' },
    pool: 'forks',
    // Each platform is seven processes; two at once would only wait for each other.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: ['default', './tests/last-line.ts'],
  },
});
