import { defineConfig } from 'vitest/config';

export const mongodbTests = [
  'platform-services/**/documents/mongo/*.servers.test.ts',
  'tests/journeys/moving.servers.test.ts',
  'tests/servers/src/mongodb.servers.test.ts',
];

/** Tests of the documents on servers of MongoDB's protocol, and on a MongoDB where `MONGODB_URL` names one. */
export default defineConfig({
  test: {
    root: new URL('../../..', import.meta.url).pathname,
    include: mongodbTests,
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 900_000,
    reporters: ['default', './tests/last-line.ts'],
  },
});
