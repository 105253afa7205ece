import { defineConfig } from 'vitest/config';

/** What the platform keeps of its word while parts of it fail: each service a process of its own, real servers, steady load. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/faults/*.faults.test.ts'],
    env: { TEST_SHAPE: 'services' },
    pool: 'forks',
    // Each platform is nine processes under load; two at once would only wait for each other.
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', './tests/last-line.ts'],
  },
});
