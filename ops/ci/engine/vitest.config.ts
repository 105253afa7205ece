import { defineConfig } from 'vitest/config';

/** What needs a Docker engine. */
export default defineConfig({
  test: {
    include: ['ops/ci/engine/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 1_800_000,
    reporters: ['default', './tests/last-line.ts'],
  },
});
