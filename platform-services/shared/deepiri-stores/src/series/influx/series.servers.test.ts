import { startInflux, type TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outagesContract } from '../../contract-suite/outages.ts';
import { seriesContract } from '../../contract-suite/series.ts';
import { placeOn } from '../../contract-suite/server-place.ts';
import { openSeries } from '../open.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startInflux();
});
afterAll(() => server.stop());

seriesContract({ name: 'influxdb', place: async () => placeOn(server.url) });

outagesContract({
  name: 'series',
  server: () => server,
  open: openSeries,
  write: (series, number) =>
    series.write([{ series: 'n', tags: { user: 'ann' }, time: new Date(number), fields: { value: number } }]),
  read: async (series) => {
    const query = { series: 'n', tags: {}, field: 'value', from: new Date(0), to: new Date(1e12) };
    return (await series.read(query)).map(({ value }) => value);
  },
});

describe('series on influxdb', () => {
  it('a write that is refused takes no other with it, and is no outage', async () => {
    const { url, service } = placeOn(server.url);
    const series = await openSeries(url, { service });
    const point = (name: string, value: number) => ({
      series: 'n',
      tags: { [name]: 'x' },
      time: new Date(value),
      fields: { value },
    });
    const results = await Promise.allSettled([
      series.write([point('a', 1)]),
      // A tag cannot be called so.
      series.write([point('time', 2)]),
      series.write([point('a', 3)]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const all = await series.read({ series: 'n', tags: {}, field: 'value', from: new Date(0), to: new Date(9) });
    expect(all.map(({ value }) => value)).toEqual([1, 3]);
    await series.close();
  });

  it('databases of one server are apart, and so are services', async () => {
    const { service } = placeOn(server.url);
    const everything = { series: 'n', tags: {}, field: 'value', from: new Date(0), to: new Date(9) };
    const [one, two, three] = await Promise.all([
      openSeries(`${server.url}/one`, { service }),
      openSeries(`${server.url}/?db=two`, { service }),
      openSeries(`${server.url}/one`, { service: `${service}-b` }),
    ]);
    await one.write([{ series: 'n', tags: {}, time: new Date(1), fields: { value: 1 } }]);
    const found = await Promise.all([one, two, three].map((series) => series.read(everything)));
    expect(found.map(({ length }) => length)).toEqual([1, 0, 0]);
    await Promise.all([one, two, three].map((series) => series.close()));
  });
});
