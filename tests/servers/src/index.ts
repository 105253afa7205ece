export { freePort } from './free-port.ts';
export { startInflux } from './influx.ts';
export { startFerret, startMongoJava } from './mongo.ts';
export { startRedis } from './redis.ts';
export type { TestServer } from './server.ts';
