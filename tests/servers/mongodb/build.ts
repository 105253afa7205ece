import { builtFerret, builtMongoJava } from '../src/mongo.ts';

/** Before any test: builds the servers, which takes minutes the first time, so that no test's time limit counts it. */
export async function setup(): Promise<void> {
  for (const [name, build] of Object.entries({ FerretDB: builtFerret, 'mongo-java-server': builtMongoJava })) {
    const begin = performance.now();
    await build();
    const seconds = Math.round((performance.now() - begin) / 1_000);
    if (seconds > 0) process.stdout.write(`built ${name} in ${seconds} s\n`);
  }
}
