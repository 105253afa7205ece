import { enableCompileCache } from 'node:module';

// Strips types and compiles once, so that the second start is fast and needs less memory.
enableCompileCache(new URL('../../.cache/compile', import.meta.url).pathname);
const [{ start }, { run }] = await Promise.all([import('deepiri-service-kit'), import('./run.ts')]);
start(run);
