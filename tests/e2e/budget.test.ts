import { expect, it } from 'vitest';
import { PASSWORD } from './browser.ts';
import { firstLoad, routes } from './first-load.ts';
import { useSite } from './site.ts';

const site = useSite();

it.each(routes)('%s loads no more script than it may before it can be used', async (at, useful, most) => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'One to see' });
  const page = await site.visit({ at: '/mark.svg' });
  if (at !== '/sign-in')
    await page.request.post(`${site.url}/api/users/login`, { data: { email: jo.email, password: PASSWORD } });
  const { bytes } = await firstLoad(page.context(), site.url + at, useful);
  expect(bytes).toBeLessThanOrEqual(most);
});
