export { type CacheAdapter, cacheContract } from './cache.ts';
export { documentsContract } from './documents.ts';
export { type Adapter, type Place, temporaryFolder } from './place.ts';
export { rankingsContract } from './rankings.ts';
export { seriesContract } from './series.ts';
export { streamsContract } from './streams.ts';
