export { startInflux } from './influx.ts';
export { startFerret, startMongoJava } from './mongo.ts';
export { startRedis } from './redis.ts';
export { freePort, type TestServer } from './server.ts';
