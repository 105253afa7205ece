import { expect, it } from 'vitest';
import { deviceOf } from './device.ts';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox on Linux'],
  [chrome, 'Chrome on Windows'],
  [`${chrome} Edg/141.0.0.0`, 'Edge on Windows'],
  [safari, 'Safari on iPhone'],
  [
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  ['curl/8.15.0', 'curl'],
  ['<script>alert(1)</script>', 'Unknown program'],
  ['', 'Unknown device'],
  [undefined, 'Unknown device'],
])('%s is shown as %s', (userAgent, device) => {
  expect(deviceOf(userAgent).device).toBe(device);
});

it('tells program and system apart, so that each language joins them in its own way', () => {
  expect(deviceOf(safari)).toMatchObject({ program: 'Safari', system: 'iPhone' });
  expect(deviceOf('curl/8.15.0')).toMatchObject({ program: 'curl', system: null });
  expect(deviceOf('')).toMatchObject({ program: null, system: null });
});
