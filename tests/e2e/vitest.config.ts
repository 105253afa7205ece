import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// Chromium as it is without windows, where that is installed: the same engine, and a fresh browser in a fifth of the time.
const SHELL = '/usr/bin/chromium-headless-shell';

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: 'tests/e2e/build.ts',
    env: process.env['CHROMIUM'] === undefined && existsSync(SHELL) ? { CHROMIUM: SHELL } : {},
    pool: 'forks',
    // Files of one worker share what they import, not their platform nor their browser.
    isolate: false,
    // Two files at a time: a browser waits as much as it works, and what is waited for may take long.
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Answers come when they come: a busy machine is slow, not wrong.
    expect: { poll: { timeout: 40_000, interval: 50 } },
    reporters: ['default', './tests/last-line.ts'],
  },
});
