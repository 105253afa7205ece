import { expect, it } from 'vitest';
import { PASSWORD } from './browser.ts';
import { firstLoad, routes } from './first-load.ts';
import { useSite } from './site.ts';

/** Bytes of script, as gzip sends them, until what one came for is there: what was reached, with a little room. */
const HELD: Readonly<Record<string, number>> = {
  '/sign-in': 190_000,
  '/': 200_000,
  '/tasks': 252_000,
  '/board': 220_000,
  '/profile': 220_000,
  '/inbox': 252_000,
  '/settings': 288_000,
};

const site = useSite();

it.each(routes)('%s loads no more script than it may before it can be used', async (at, useful) => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'One to see' });
  const page = await site.visit({ at: '/mark.svg' });
  if (at !== '/sign-in')
    await page.request.post(`${site.url}/api/users/login`, { data: { email: jo.email, password: PASSWORD } });
  const { bytes } = await firstLoad(page.context(), site.url + at, useful);
  expect(bytes).toBeLessThanOrEqual(HELD[at] ?? 0);
});
