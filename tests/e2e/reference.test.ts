import { expect, it } from 'vitest';
import { useSite } from './site.ts';

const site = useSite();

it('the reference page shows the API, sends requests to it, and needs nothing and nobody else', async () => {
  const page = await site.visit({ at: '/mark.svg' });
  page.setDefaultTimeout(60_000);
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await page.goto(`${site.url}/api/docs`);
  await page.getByRole('heading', { name: 'Deepiri API' }).waitFor();
  await page.getByRole('button', { name: 'Open Group - tasks' }).click();
  await page.getByRole('link', { name: 'List and search tasks' }).first().click();
  await page.getByRole('button', { name: /Test Request.*\(get \/api\/tasks\)/ }).click();
  const client = page.getByRole('dialog');
  await client.getByRole('button', { name: /^Send get request/ }).click();
  await client.getByText('401').first().waitFor();

  const origin = new URL(site.url).origin;
  const elsewhere = asked.filter((url) => !url.startsWith('data:') && !url.startsWith('blob:'));
  expect(elsewhere.filter((url) => new URL(url).origin !== origin)).toEqual([]);
  expect(asked).toContain(`${origin}/api/openapi.json`);

  const vendor = page.getByRole('link', { name: /scalar/i }).or(page.locator('a[href*="scalar"]'));
  expect((await vendor.all()).length).toBeGreaterThan(0);
  for (const link of await vendor.all()) expect(await link.isVisible()).toBe(false);
  const tools = /Ask AI|Developer Tools|Generate|Deploy|Open API Client|Share/;
  expect(await page.getByRole('button', { name: tools }).count()).toBe(0);
}, 240_000);
