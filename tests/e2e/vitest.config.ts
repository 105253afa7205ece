import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/e2e/**/*.test.ts'],
    pool: 'forks',
    // One browser at a time: two cores are not enough for more, and timeouts would tell lies.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Answers come when they come: a busy machine is slow, not wrong.
    expect: { poll: { timeout: 40_000, interval: 50 } },
    reporters: ['default', './tests/last-line.ts'],
  },
});
