export { startInflux } from './influx.ts';
export { startRedis } from './redis.ts';
export type { TestServer } from './server.ts';
