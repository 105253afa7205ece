import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { PASSWORD } from './browser.ts';
import { quickAdd } from './rooms.ts';
import { useSite } from './site.ts';

const site = useSite();

const drafts = (page: Page) => page.evaluate<string>('JSON.stringify({ ...sessionStorage })');

it('what an address cannot mean is as usual, and never shown', async () => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'Water the ferns' });
  const page = await site.enter(jo);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const [at, heading] of [
    ['/tasks?view=calendar&span=foo&day=x', 'Tasks'],
    ['/tasks?view=calendar&day=9999-12-31', 'Tasks'],
    ['/tasks?sort=foo&group=foo&view=foo', 'Tasks'],
    ['/board?period=foo', 'Leaderboard'],
    ['/inbox?place=foo', 'Inbox'],
  ] as const) {
    await page.goto(site.url + at);
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
    await expect.poll(() => page.locator('[data-coming]').count()).toBe(0);
    expect(await page.getByRole('main').textContent()).not.toMatch(/foo|did not load|broke/);
  }
  expect(asked.filter((url) => url.includes('/api/') && url.includes('foo'))).toEqual([]);
});

it.each(['/sign-in', '/sign-in?next=/sign-in'])('signing in with %s to go to leads to Today', async (next) => {
  const jo = await site.person();
  const page = await site.visit({ at: `/sign-in?next=${encodeURIComponent(next)}` });
  await page.getByRole('textbox', { name: 'E-mail' }).fill(jo.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Today', exact: true }).waitFor();
  await page.reload();
  await quickAdd(page).waitFor();
});

it('who signs out leaves nothing that they typed in any tab', async () => {
  const page = await site.enter(await site.person());
  const other = await page.context().newPage();
  await other.goto(site.url);
  await quickAdd(other).fill('A secret of mine');
  await expect.poll(() => drafts(other)).toContain('A secret of mine');
  await page.goto(`${site.url}/settings/sessions`);
  await page.getByRole('button', { name: 'Sign out here' }).click();
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  await expect.poll(() => drafts(other)).not.toContain('A secret of mine');
});
