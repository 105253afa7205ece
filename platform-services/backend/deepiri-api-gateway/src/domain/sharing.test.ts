import { describe, expect, it } from 'vitest';
import { isShareable, sharingKey } from './sharing.ts';

const asked = { method: 'GET', url: '/api/tasks', headers: { authorization: 'Bearer jo', accept: '*/*' } };

describe('the same question of the same caller', () => {
  it('is the same in everything that an answer depends on', () => {
    const same = { ...asked, headers: { ...asked.headers, 'x-request-id': 'req_2', traceparent: '00-1' } };
    expect(sharingKey(same)).toBe(sharingKey(asked));
  });

  it.each([
    { url: '/api/tasks?limit=1' },
    { headers: { ...asked.headers, authorization: 'Bearer mira' } },
    { headers: { ...asked.headers, accept: 'text/html' } },
    { headers: { ...asked.headers, 'accept-encoding': 'br' } },
    { headers: { ...asked.headers, 'accept-language': 'de' } },
    { headers: { ...asked.headers, 'if-none-match': '"1"' } },
  ])('is another one with %j', (other) => {
    const key = sharingKey({ ...asked, ...other });
    expect(key).toBeDefined();
    expect(key).not.toBe(sharingKey(asked));
  });

  it.each([
    { method: 'POST' },
    { method: 'HEAD' },
    { headers: { accept: '*/*' } },
    { headers: { ...asked.headers, cookie: 'a=1' } },
    { headers: { ...asked.headers, range: 'bytes=0-1' } },
    { headers: { ...asked.headers, 'cache-control': 'no-cache' } },
    { headers: { ...asked.headers, 'content-length': '2' } },
  ])('is answered alone with %j', (other) => {
    expect(sharingKey({ ...asked, ...other })).toBeUndefined();
  });
});

it.each([
  [200, { 'content-length': '12' }, true],
  [304, { etag: '"1"' }, true],
  [200, {}, false],
  [200, { 'content-length': '300000' }, false],
  [200, { 'content-length': '12', 'set-cookie': 'a=1' }, false],
  [404, { 'content-length': '12' }, false],
  [503, { 'content-length': '12' }, false],
])('an answer %i with %j goes to all who asked: %s', (status, headers, shared) => {
  expect(isShareable(status, headers)).toBe(shared);
});
