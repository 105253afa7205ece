import { expect, it } from 'vitest';
import { placeOf } from './place.ts';

const ask = (path: string, mode = 'cors', method = 'GET') =>
  placeOf({ method, mode, url: new URL(path, 'https://deepiri.example').href }, 'https://deepiri.example', [
    '/mark.svg',
  ]);

it.each([
  ['/', 'navigate', 'page'],
  ['/tasks/tsk_1?x=1', 'navigate', 'page'],
  ['/mark.svg', 'navigate', 'file'],
  ['/mark.svg', 'no-cors', 'file'],
  ['/assets/of-a-build-before.js', 'cors', 'file'],
  ['/api/tasks', 'cors', 'platform'],
  ['/api/docs', 'navigate', 'platform'],
  ['/health', 'navigate', 'platform'],
  ['/socket.io/?EIO=4', 'cors', 'platform'],
  ['/.well-known/jwks.json', 'cors', 'platform'],
  ['/healthy-habits', 'navigate', 'page'],
  ['https://elsewhere.example/assets/x.js', 'cors', 'platform'],
])('%s (%s) comes from the %s', (path, mode, place) => expect(ask(path, mode)).toBe(place));

it('what changes something goes to the platform', () => expect(ask('/', 'navigate', 'POST')).toBe('platform'));
