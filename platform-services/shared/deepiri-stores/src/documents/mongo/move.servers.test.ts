import { startFerret, startMongoJava, type TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll } from 'vitest';
import { mongoPlace } from '../../contract-suite/mongo-place.ts';
import { movingContract } from '../../contract-suite/moving.ts';
import { temporaryFolder } from '../../contract-suite/place.ts';

let ferret: TestServer;
let java: TestServer;
beforeAll(async () => {
  [ferret, java] = await Promise.all([startFerret(), startMongoJava()]);
});
afterAll(() => Promise.all([ferret.stop(), java.stop()]));

const onFerret = async () => mongoPlace(ferret.url, { unhurried: true });
const onJava = async () => mongoPlace(java.url, { unhurried: true });

movingContract('sqlite to ferretdb', { from: temporaryFolder, to: onFerret });
movingContract('ferretdb to mongo-java-server', { from: onFerret, to: onJava });
movingContract('mongo-java-server to sqlite', { from: onJava, to: temporaryFolder });
