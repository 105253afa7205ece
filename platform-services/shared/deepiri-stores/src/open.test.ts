import { describe, expect, it } from 'vitest';
import { openCache, openDocuments, openRankings, openSeries, openStreams } from './index.ts';

const openers = { documents: openDocuments, rankings: openRankings, series: openSeries, streams: openStreams };

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
