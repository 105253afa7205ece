import { expect, it } from 'vitest';
import { PASSWORD } from './browser.ts';
import { firstLoad, routes } from './first-load.ts';
import { useSite } from './site.ts';

/** Bytes of script, as gzip sends them, until what one came for is there. The first rooms keep the budget; others bring their own part. */
const BUDGET = 200_000;
const OWN_PART = 30_000;
const first = ['/sign-in', '/'];

const site = useSite();

it.each(routes)('%s loads no more script than it may before it can be used', async (at, useful) => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'One to see' });
  const page = await site.visit({ at: '/mark.svg' });
  if (at !== '/sign-in')
    await page.request.post(`${site.url}/api/users/login`, { data: { email: jo.email, password: PASSWORD } });
  const { bytes, files } = await firstLoad(page.context(), site.url + at, useful);
  expect(bytes, JSON.stringify(files)).toBeLessThanOrEqual(first.includes(at) ? BUDGET : BUDGET + OWN_PART);
});
