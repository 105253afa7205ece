import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/e2e/**/*.test.ts'],
    pool: 'forks',
    // Two files at a time: a browser waits as much as it works, and what is waited for may take long.
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Answers come when they come: a busy machine is slow, not wrong.
    expect: { poll: { timeout: 40_000, interval: 50 } },
    reporters: ['default', './tests/last-line.ts'],
  },
});
