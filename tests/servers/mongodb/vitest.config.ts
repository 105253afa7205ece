import { defineConfig } from 'vitest/config';

export const mongodbTests = [
  'platform-services/**/documents/mongo/*.servers.test.ts',
  'deepiri-core-api/src/migrate.servers.test.ts',
  'tests/journeys/moving.servers.test.ts',
  'tests/servers/src/mongodb.servers.test.ts',
];

/** Tests of the documents on servers of MongoDB's protocol, and on a MongoDB where `MONGODB_URL` names one. */
export default defineConfig({
  test: {
    root: new URL('../../..', import.meta.url).pathname,
    include: mongodbTests,
    globalSetup: 'tests/servers/mongodb/build.ts',
    setupFiles: 'tests/servers/src/tell.ts',
    pool: 'forks',
    // The servers look through everything for each answer: more files at once only make each other late.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A test at a time: the whole takes minutes, and who waits wants to see that something happens.
    reporters: ['verbose', './tests/last-line.ts'],
  },
});
