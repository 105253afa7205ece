export { startInflux } from './influx.ts';
export { startRedis } from './redis.ts';
export { freePort, type TestServer } from './server.ts';
