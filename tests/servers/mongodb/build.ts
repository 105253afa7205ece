import { builtFerret, builtMongoJava } from '../src/mongo.ts';

const builds = { ferretdb: builtFerret, 'mongo-java-server': builtMongoJava };

/**
 * Before any test: builds the servers, which takes minutes the first time, so that no test's time limit counts it.
 * Where TEST_DOCUMENTS names one, that one only.
 */
export async function setup(): Promise<void> {
  const only = process.env['TEST_DOCUMENTS'];
  for (const [name, build] of Object.entries(builds)) {
    if (only && only !== name) continue;
    const begin = performance.now();
    await build();
    const seconds = Math.round((performance.now() - begin) / 1_000);
    if (seconds > 0) process.stdout.write(`built ${name} in ${seconds} s\n`);
  }
}
