import { defineConfig } from 'vitest/config';

/** What needs Docker Compose, but no engine. */
export default defineConfig({
  test: {
    include: ['ops/ci/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    reporters: ['default', './tests/last-line.ts'],
  },
});
