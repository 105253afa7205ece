import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'platform-services/**/*.test.ts',
      'deepiri-*/**/*.test.{ts,tsx}',
      'tests/{architecture,journeys,docs}/**/*.test.ts',
      'ops/{,docker/}*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/*.servers.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/last-line.ts'],
  },
});
