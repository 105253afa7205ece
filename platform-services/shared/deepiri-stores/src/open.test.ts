import { describe, expect, it } from 'vitest';
import { checkStoreAddress, openCache, openDocuments, openRankings, openSeries, openStreams } from './index.ts';

const openers = { documents: openDocuments, rankings: openRankings, series: openSeries, streams: openStreams };

describe('the form of a URL is known before anything is opened', () => {
  const service = 'tasks';

  it.each([
    ['documents', 'sqlite:./data'],
    ['documents', 'mongodb://jo:pw@a:1,b:2/shop?replicaSet=rs0'],
    ['documents', 'mongodb+srv://db.example.org'],
    ['cache', 'memory:'],
    ['cache', 'REDIS://h'],
    ['streams', 'rediss://jo:pw@h:7000/3?prefix=x'],
    ['rankings', 'sqlite:///var/lib/deepiri'],
    ['series', 'https://jo:p%40ss@h:8086/prefix/database'],
  ] as const)('%s: %s can be one', (store, url) => {
    expect(() => checkStoreAddress(store, url, { service })).not.toThrow();
  });

  it.each([
    ['documents', 'redis://jo:hidden@h', /redis:.*mongodb:/],
    ['documents', 'mongodb://jo:hidden@h/a.b', /prefix of its databases/],
    ['documents', 'sqlite:', /needs a folder/],
    ['cache', 'sqlite:./data', /sqlite:.*memory:/],
    ['streams', 'redis://jo:hidden@h/tasks', /by its number/],
    ['rankings', 'hidden', /without a scheme/],
    ['series', 'http://jo:hidden@', /need a host/],
    ['series', 'http://jo:hidden%@h', /holds a %/],
  ] as const)('%s: %s cannot', (store, url, reason) => {
    expect(() => checkStoreAddress(store, url, { service })).toThrow(reason);
    expect(() => checkStoreAddress(store, url, { service })).not.toThrow('hidden');
  });
});

describe('opening by URL', () => {
  it.each(Object.entries(openers))(
    '%s tells the schemes it knows and the one it was given, but no password',
    async (port, open) => {
      const error = await open('nonsense://bob:secret@host/x', { service: 'svc' }).catch((thrown: Error) => thrown);
      expect(error).toBeInstanceOf(Error);
      const { message } = error as Error;
      expect(message).toContain(port);
      expect(message).toContain('nonsense:');
      expect(message).toContain('sqlite:');
      expect(message).not.toMatch(/secret|bob|host/);
    },
  );

  it('a value without a scheme, or with the name of something every object has, is refused', async () => {
    await expect(openCache('secret')).rejects.toThrow(/without a scheme.*memory:/);
    await expect(openCache('constructor:x')).rejects.toThrow(/constructor:.*memory:/);
    const error = await openCache('secret@host:memory:').catch((thrown: Error) => thrown);
    expect((error as Error).message).not.toContain('secret');
  });
});
