import { expect, it } from 'vitest';
import { checkUrls, storeUrls } from './resources.ts';

it.each([
  ['memory:', 'sqlite:./data'],
  ['memory://', 'sqlite:./data'],
  ['redis://h:7000', 'redis://h:7000'],
])('boards and streams follow a cache that is a server: %s', (cache, place) => {
  expect(storeUrls({ CACHE_URL: cache })).toMatchObject({ RANKINGS_URL: place, STREAMS_URL: place });
});

it('every URL is looked at, and the setting that holds a wrong one is named', () => {
  expect(() => checkUrls({ CACHE_URL: 'memory://', BUS_URL: 'redis://h' }, 'tasks')).not.toThrow();
  expect(() => checkUrls({ CACHE_URL: 'memcached://h' }, 'tasks')).toThrow(/^CACHE_URL: /);
  expect(() => checkUrls({ RANKINGS_URL: 'memory:' }, 'tasks')).toThrow(/^RANKINGS_URL: /);
  expect(() => checkUrls({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, 'tasks')).toThrow(
    /^OTEL_EXPORTER_OTLP_END/,
  );
});
