import { cacheContract } from '../../contract-suite/cache.ts';

cacheContract({ name: 'memory', url: async () => 'memory:' });
